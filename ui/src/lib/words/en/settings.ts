// How the window looks and speaks; files that are dropped on it.

export const settings = {
  settings: "Settings",
  appearance: "Appearance",
  asSystem: "As the system",
  light: "Light",
  dark: "Dark",
  projector: "Projector",
  language: "Language",
  textSize: "Size of everything",
  percent: (size: number) => `${String(size)} %`,
  author: "Your name, as the history shows it",
  authorHint: "As the system calls you",
  dropIt: "Let go, and Weft opens it.",
  whatIsDropped: "What is this file?",
  asRedesign: "A redesign of this workflow",
  openInstead: "Another document: open it",
};
