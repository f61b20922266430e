import type { Failure } from "./contract";

/** A host refuses with a `Failure`; anything else is a fault of this program. */
export function failureOf(refusal: unknown): Failure {
  return isFailure(refusal) ? refusal : { code: "internal", message: String(refusal) };
}

function isFailure(refusal: unknown): refusal is Failure {
  return (
    typeof refusal === "object" && refusal !== null && "code" in refusal && "message" in refusal
  );
}
