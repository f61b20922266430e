// How somebody leaves the editor of a cell.

/** Back to the cell, on to a neighbour's editor, or to wherever the focus went. */
export type Leaving = "stay" | "next" | "previous" | "away";
