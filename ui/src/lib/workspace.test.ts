import { expect, test, vi } from "vitest";

import type { Refusal, Shows } from "./contract";
import { failureOf } from "./failure";
import type { Host } from "./host";
import { emptyAudit as audited, emptyView as view, fakeHost } from "./host.fake";
import { speak } from "./words";
import { Workspace } from "./workspace.svelte";

function host(replaced: Partial<Host> = {}): Host {
  return fakeHost({
    recentFiles: () => Promise.resolve([{ path: "onboarding.weft", title: "Onboarding" }]),
    act: () => Promise.resolve(view(1)),
    undo: () => Promise.resolve(view(2)),
    redo: () => Promise.resolve(view(3)),
    restore: () => Promise.resolve(view(4)),
    exportPdf: () => Promise.resolve("onboarding.pdf"),
    ...replaced,
  });
}

const refusal: Refusal = {
  code: "output",
  message: { en: "the disk is full", de: "der Datenträger ist voll" },
};

function refused(): Promise<never> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Tauri refuses with plain values
  return Promise.reject(refusal);
}

test("the start lists what was open before", async () => {
  const workspace = new Workspace(host());
  await workspace.start();
  expect(workspace.view).toBeNull();
  expect(workspace.recent.map((file) => file.title)).toEqual(["Onboarding"]);
});

test("leaving the dialog keeps what was open", async () => {
  const workspace = new Workspace(host());
  await workspace.openRecent("onboarding.weft");
  await workspace.files.choose();
  expect(workspace.view?.document.title).toBe("Onboarding");
});

test("a refusal is shown and leaves what was open", async () => {
  const workspace = new Workspace(host({ exportPdf: refused }));
  await workspace.openRecent("onboarding.weft");
  await workspace.exportPdf();
  expect(workspace.failure).toEqual({ code: "output", message: "the disk is full" });
  expect(workspace.view?.revision).toBe(0);
  expect(workspace.busy).toBe(false);
});

test("a refused change leaves the document and says so", async () => {
  const workspace = new Workspace(host({ act: refused }));
  await workspace.openRecent("onboarding.weft");
  expect(await workspace.act({ unwaive: { finding: "C01:b1" } })).toBe(false);
  expect(workspace.failure).toEqual({ code: "output", message: "the disk is full" });
  expect(workspace.view?.revision).toBe(0);
});

test("changes are made one after the other", async () => {
  const order: string[] = [];
  let free: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (free = resolve));
  const workspace = new Workspace(
    host({
      act: async () => {
        await slow;
        order.push("act");
        return view(1);
      },
      undo: () => {
        order.push("undo");
        return Promise.resolve(view(2));
      },
    }),
  );
  await workspace.openRecent("onboarding.weft");
  const changes = [workspace.act({ unwaive: { finding: "x" } }), workspace.undo()];
  free();
  await Promise.all(changes);
  expect(order).toEqual(["act", "undo"]);
  expect(workspace.view?.revision).toBe(2);
});

test("an answer about an older revision is dropped", async () => {
  const workspace = new Workspace(host({ audited: () => Promise.resolve(audited(7)) }));
  await workspace.openRecent("onboarding.weft");
  expect(workspace.audited).toBeNull();
  expect(workspace.stale).toBe(true);
});

test("what a screen does not show is not drawn, and comes with the screen", async () => {
  const asked: Shows[] = [];
  const workspace = new Workspace(
    host({
      audited: (_, shows) => {
        asked.push(shows);
        return Promise.resolve(audited(0));
      },
    }),
  );
  await workspace.openRecent("onboarding.weft");
  await vi.waitFor(() => {
    expect(workspace.shown).toBe(0);
  });
  expect(workspace.screen).toBe("workflow");
  workspace.screen = "people";
  expect(workspace.stale).toBe(true);
  await vi.waitFor(() => {
    expect(workspace.shown).toBe(0);
  });
  workspace.screen = "plan";
  workspace.screen = "compare";
  await vi.waitFor(() => {
    expect(workspace.shown).toBe(0);
  });
  expect(asked.map(({ pair, people }) => [pair, people])).toEqual([
    [null, false],
    [null, true],
    ["stacked", false],
  ]);
});

test("a written report is announced with its place", async () => {
  const workspace = new Workspace(host());
  await workspace.exportPdf();
  expect(workspace.notice).toContain("onboarding.pdf");
  await workspace.close();
  expect(workspace.notice).toBeNull();
});

test("a refusal is said in the language of the window", () => {
  speak("de");
  expect(failureOf(refusal).message).toBe("der Datenträger ist voll");
  speak("en");
  expect(failureOf(refusal).message).toBe("the disk is full");
});
