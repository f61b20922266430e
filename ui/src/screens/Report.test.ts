// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";

import type {
  Document,
  Failure,
  Fault,
  Preview,
  ReportChoices,
  View,
  Refusal,
} from "../lib/contract";
import type { Host } from "../lib/host";
import { emptyView, fakeHost } from "../lib/host.fake";
import { Workspace } from "../lib/workspace.svelte";
import { choices, noReport, previewOf } from "../report/example";
import type { ReportHost } from "../report/host";
import { step } from "../workflow/samples";
import Notices from "../parts/Notices.svelte";
import ReportScreen from "./Report.svelte";

const pair: Document = {
  title: "Onboarding",
  roles: [],
  baseline: { steps: [step("b1")] },
  redesign: { steps: [step("r1")] },
};

const alone: Document = { title: "Onboarding", roles: [], baseline: { steps: [step("b1")] } };

function viewOf(document: Document): View {
  return { ...emptyView(0), document };
}

function hostOf(view: View, report: Partial<ReportHost>): Host {
  return fakeHost({
    opened: () => Promise.resolve(view),
    exportPdf: () => Promise.resolve("/home/ada/onboarding.pdf"),
    report: { ...noReport, ...report },
  });
}

type Asked = (redesign: number | null, choices: ReportChoices) => Promise<Preview>;

/** Answers each question with a report of its own. */
function previews(pages = 3) {
  let number = 0;
  return vi.fn<Asked>(() => {
    number += 1;
    return Promise.resolve(previewOf(number, pages));
  });
}

async function show(report: Partial<ReportHost> = {}, view = viewOf(pair)) {
  const workspace = new Workspace(hostOf(view, report));
  await workspace.start();
  const shown = render(ReportScreen, { workspace, view });
  await screen.findByRole("group", { name: "Length" });
  return { workspace, ...shown };
}

function refuse({ code, message }: Failure): Promise<never> {
  const refusal: Refusal = { code, message: { en: message, de: "" } };
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Tauri refuses with plain values
  return Promise.reject(refusal);
}

const nothing = () => undefined;

beforeEach(() => {
  // jsdom lays nothing out and draws no pictures.
  vi.stubGlobal("ResizeObserver", function none() {
    return { observe: nothing, unobserve: nothing, disconnect: nothing };
  });
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  let made = 0;
  URL.createObjectURL = () => `blob:${String((made += 1))}`;
  URL.revokeObjectURL = vi.fn();
});

test("every page is a picture that says what it is", async () => {
  await show();
  const pages = await screen.findAllByRole("img", { name: /^Page / });
  expect(pages.map((page) => page.getAttribute("aria-label"))).toEqual([
    "Page 1 of 3",
    "Page 2 of 3: Summary",
    "Page 3 of 3: How the work moved",
  ]);
});

test("a long report draws only the pages near the screen", async () => {
  const page = vi.fn<ReportHost["page"]>(() => Promise.resolve(new ArrayBuffer(0)));
  await show({ preview: previews(67), page });
  expect(await screen.findAllByRole("img", { name: /^Page / })).toHaveLength(67);
  await vi.waitFor(() => {
    expect(page).toHaveBeenCalledWith(1, 0);
  });
  expect(page.mock.calls.length).toBeLessThan(10);
});

test("a section is switched, and the pages are set again", async () => {
  const preview = previews();
  await show({ preview });
  await userEvent.click(screen.getByRole("checkbox", { name: "Method and settings" }));
  await vi.waitFor(() => {
    expect(preview).toHaveBeenCalledTimes(2);
  });
  const [redesign, asked] = preview.mock.lastCall ?? [];
  expect(redesign).toBe(0);
  expect(asked?.sections).toEqual({ ...choices.sections, method: false });
});

test("one page has no sections to choose", async () => {
  const preview = previews();
  await show({ preview });
  await userEvent.click(screen.getByRole("button", { name: "One page" }));
  expect(screen.queryByRole("group", { name: "Sections" })).toBeNull();
  await vi.waitFor(() => {
    expect(preview.mock.lastCall?.[1].onePage).toBe(true);
  });
});

test("without a redesign, what compares is switched off and says why", async () => {
  await show({}, viewOf(alone));
  const flow = screen.getByRole<HTMLInputElement>("checkbox", { name: /^How the work moved/ });
  expect(flow.disabled).toBe(true);
  expect(flow.checked).toBe(false);
  expect(flow.labels?.[0]?.textContent).toContain("needs a redesign");
  expect(screen.queryByRole("radio", { name: "Both, with what is gone" })).toBeNull();
});

test("what is typed while pages are set is set once, in its last form", async () => {
  let answer: (preview: Preview) => void = () => undefined;
  const preview = vi.fn<Asked>(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  await show({ preview });
  const field = screen.getByRole("textbox", { name: "Organisation" });
  await userEvent.type(field, " Inc");
  expect(preview).toHaveBeenCalledTimes(1);
  answer(previewOf(1));
  await vi.waitFor(() => {
    expect(preview).toHaveBeenCalledTimes(2);
  });
  expect(preview.mock.lastCall?.[1].organisation).toBe("Acme Inc");
});

test("the pages before stay, and say that they are old, until the next are there", async () => {
  const preview = previews();
  await show({ preview });
  const region = await screen.findByRole("region", { name: "Pages of the report" });
  preview.mockReturnValueOnce(new Promise(() => undefined));
  await userEvent.click(screen.getByRole("button", { name: "US Letter" }));
  await vi.waitFor(() => {
    expect(region.getAttribute("aria-busy")).toBe("true");
  });
  expect(screen.getAllByRole("img", { name: /^Page / })).toHaveLength(3);
});

test("the pages speak as the window does until somebody chooses otherwise", async () => {
  const preview = previews();
  await show({ preview });
  await screen.findAllByRole("img", { name: /^Page / });
  const group = within(screen.getByRole("group", { name: "Language of the pages" }));
  const pressed = () => group.getByRole("button", { pressed: true }).textContent.trim();
  expect(pressed()).toBe("English");
  await userEvent.click(group.getByRole("button", { name: "Deutsch" }));
  expect(pressed()).toBe("Deutsch");
  await vi.waitFor(() => {
    expect(preview.mock.lastCall?.[1].language).toBe("de");
  });
  await userEvent.click(group.getByRole("button", { name: "English" }));
  await vi.waitFor(() => {
    expect(preview.mock.lastCall?.[1].language).toBeNull();
  });
});

test("a workflow with faults shows them in place of pages, and cannot be saved", async () => {
  const faults: Fault[] = [{ version: "baseline", step: null, kind: "empty" }];
  await show({ preview: () => Promise.resolve({ number: 0, pages: [], faults }) });
  const list = await screen.findByRole("region", { name: "The audit waits" });
  expect(list.querySelectorAll("li")).toHaveLength(1);
  const save = screen.getByRole<HTMLButtonElement>("button", { name: /^Save as PDF/ });
  expect(save.disabled).toBe(true);
});

test("where pages cannot be set, it says so and keeps those before", async () => {
  const preview = previews();
  await show({ preview });
  await screen.findAllByRole("img", { name: /^Page / });
  preview.mockImplementationOnce(() => refuse({ code: "output", message: "no font" }));
  await userEvent.click(screen.getByRole("button", { name: "US Letter" }));
  expect(await screen.findByText(/The pages could not be set: no font/)).toBeTruthy();
  expect(screen.getAllByRole("img", { name: /^Page / })).toHaveLength(3);
});

test("a logo is taken, replaced and removed; what cannot be one is said in words", async () => {
  const preview = previews();
  const chooseLogo = vi.fn<ReportHost["chooseLogo"]>(() => Promise.resolve("acme.png"));
  const removeLogo = vi.fn<ReportHost["removeLogo"]>(() => Promise.resolve());
  await show({ preview, chooseLogo, removeLogo });
  const logo = within(screen.getByRole("group", { name: "Logo" }));
  await userEvent.click(logo.getByRole("button", { name: "Choose…" }));
  expect(await logo.findByText("acme.png")).toBeTruthy();
  expect(preview).toHaveBeenCalledTimes(2);

  chooseLogo.mockImplementationOnce(() =>
    refuse({ code: "input", message: "the logo is not a PNG picture" }),
  );
  await userEvent.click(logo.getByRole("button", { name: "Replace…" }));
  expect((await logo.findByRole("alert")).textContent).toContain(
    "the logo is not a PNG picture. The logo stays as it was.",
  );

  await userEvent.click(logo.getByRole("button", { name: "Remove the logo" }));
  expect(removeLogo).toHaveBeenCalled();
  expect(await logo.findByRole("button", { name: "Choose…" })).toBe(
    globalThis.document.activeElement,
  );
});

test("a saved report says where it is and can be opened from there", async () => {
  const shown = vi.fn<ReportHost["show"]>(() => Promise.resolve());
  const { workspace } = await show({ show: shown });
  render(Notices, { workspace });
  await screen.findAllByRole("img", { name: /^Page / });
  await userEvent.click(screen.getByRole("button", { name: /^Save as PDF/ }));
  expect(await screen.findByText("The report stands at /home/ada/onboarding.pdf.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  await userEvent.click(screen.getByRole("button", { name: "Show in folder" }));
  expect(shown.mock.calls).toEqual([
    ["/home/ada/onboarding.pdf", "viewer"],
    ["/home/ada/onboarding.pdf", "folder"],
  ]);
});

test("what was chosen last is what is saved", async () => {
  let answer: (preview: Preview) => void = nothing;
  const asked: string[] = [];
  const preview: Asked = (_, { organisation }) => {
    asked.push(organisation);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const { workspace } = await show({ preview });
  await userEvent.type(screen.getByRole("textbox", { name: "Organisation" }), "!");
  const saved = workspace.exportPdf();
  answer(previewOf(1));
  await vi.waitFor(() => {
    expect(asked).toEqual(["Acme", "Acme!"]);
  });
  expect(workspace.notice).toBeNull();
  answer(previewOf(2));
  await saved;
  expect(workspace.notice).toContain("onboarding.pdf");
});

test("a drawing is saved as it was chosen", async () => {
  const exportDrawing = vi.fn<ReportHost["exportDrawing"]>(() => Promise.resolve("a.png"));
  const { workspace } = await show({ exportDrawing });
  await userEvent.click(screen.getByRole("radio", { name: "Redesign" }));
  await userEvent.click(screen.getByRole("button", { name: "Save as PNG…" }));
  expect(exportDrawing).toHaveBeenCalledWith(0, "redesign", "png");
  await vi.waitFor(() => {
    expect(workspace.notice).toBe("The drawing stands at a.png.");
  });
});

test("a page is found by its number", async () => {
  await show({ preview: previews(14) });
  const number = await screen.findByRole<HTMLInputElement>("spinbutton", { name: "Page" });
  const region = screen.getByRole("region", { name: "Pages of the report" });
  await userEvent.clear(number);
  await userEvent.type(number, "3");
  await userEvent.tab();
  expect(region.scrollTop).toBeGreaterThan(0);
  expect(number.value).toBe("3");
});
