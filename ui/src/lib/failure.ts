import type { Failure, Refusal } from "./contract";
import { spoken } from "./words";

/** A host refuses with a `Refusal`; anything else is a fault of this program. */
export function failureOf(refusal: unknown): Failure {
  return isRefusal(refusal)
    ? { code: refusal.code, message: refusal.message[spoken] }
    : { code: "internal", message: String(refusal) };
}

function isRefusal(refusal: unknown): refusal is Refusal {
  return (
    typeof refusal === "object" && refusal !== null && "code" in refusal && "message" in refusal
  );
}
