// @vitest-environment jsdom
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";

import { fakeHost } from "../lib/host.fake";
import { Looks } from "../lib/looks.svelte";
import { words } from "../lib/words";
import Settings from "./Settings.svelte";

// jsdom knows no modal dialogs.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

test("what is chosen holds at once", async () => {
  const looks = new Looks(fakeHost());
  await looks.start();
  render(Settings, { open: true, looks });
  await userEvent.click(screen.getByRole("radio", { name: "Projector" }));
  expect(document.documentElement.dataset.theme).toBe("projector");
  await userEvent.click(
    screen.getAllByRole("radio", { name: "As the system" })[0] ?? document.body,
  );
  expect(document.documentElement.dataset.theme).toBeUndefined();
  await userEvent.click(screen.getByRole("radio", { name: "150 %" }));
  expect(looks.preferences.textSize).toBe(150);
});

test("another language is spoken at once", async () => {
  const looks = new Looks(fakeHost());
  await looks.start();
  expect(words.cancel).toBe("Cancel");
  await looks.choose({ language: "de" });
  expect(words.cancel).toBe("Abbrechen");
  expect(document.documentElement.lang).toBe("de");
  await looks.choose({ language: "en" });
});

test("where nobody answers, the window looks as the system says", async () => {
  const looks = new Looks(fakeHost({ preferences: () => Promise.reject(new Error("gone")) }));
  await looks.start();
  expect(looks.preferences.appearance).toBe("system");
});
