// Keys with what they do; keys that are pressed together stand beside each other.

export const keyGroups: { name: string; keys: [string, string][] }[] = [
  {
    name: "Anywhere",
    keys: [
      ["/", "type a step"],
      ["Ctrl K", "find or do"],
      ["Ctrl F", "find a step"],
      ["Ctrl Z", "undo"],
      ["Ctrl Y", "redo"],
      ["Ctrl S", "keep a named version"],
      ["Ctrl P", "export as PDF"],
      ["Ctrl E", "export as another file"],
      ["Ctrl O", "open"],
      ["Ctrl N", "new workflow"],
      ["Esc", "cancel"],
      ["?", "these keys"],
    ],
  },
  {
    name: "Steps",
    keys: [
      ["1", "AI-automated"],
      ["2", "AI-augmented"],
      ["3", "Human-relational"],
      ["4", "Human-alone"],
      ["Del", "delete"],
      ["Ctrl Enter", "type a step after"],
      ["F2", "rename"],
      ["Ctrl D", "duplicate"],
      ["Ctrl C", "copy"],
      ["Ctrl X", "cut"],
      ["Ctrl V", "paste, also from a spreadsheet"],
      ["Ctrl A", "select all"],
    ],
  },
  {
    name: "Canvas",
    keys: [
      ["↑ ↓ ← →", "along the flow"],
      ["Home End", "first and last step"],
      ["Alt ← →", "move along the flow"],
      ["Alt ↑ ↓", "move to another role"],
      ["Ctrl 0", "show everything"],
      ["Ctrl +", "zoom in"],
      ["Ctrl −", "zoom out"],
    ],
  },
  {
    name: "Comparison",
    keys: [
      ["N", "next place with findings"],
      ["P", "previous place"],
      ["V", "next view"],
      ["]", "show or hide the findings"],
    ],
  },
  {
    name: "Sheet",
    keys: [
      ["↑ ↓ ← →", "to another cell"],
      ["Enter", "edit the cell"],
      ["Tab", "next cell"],
      ["Shift ↓", "select more rows"],
      ["Home End", "first and last cell"],
    ],
  },
  {
    name: "Matches",
    keys: [
      ["Enter", "same step"],
      ["Del", "not the same, or ask again"],
      ["1 2 3", "take what is offered"],
      ["R M N", "removed, moved, not drawn"],
      ["P", "same as, or part of, any step"],
    ],
  },
];
