// A drawing context for the tests, which writes down what is done with it.

import type { Context } from "./brush";

/** Says what was filled, stroked and written, in which colour, and with which paths. */
export class Recorder implements Context {
  readonly done: string[] = [];
  fillStyle: Context["fillStyle"] = "";
  strokeStyle: Context["strokeStyle"] = "";
  lineWidth = 1;
  lineCap: CanvasLineCap = "butt";
  globalAlpha = 1;
  font = "";
  textAlign: CanvasTextAlign = "start";
  #path: string[] = [];
  #dash: number[] = [];

  setTransform(): void {
    // Places are written down as the caller gives them.
  }
  setLineDash(dash: Iterable<number>): void {
    this.#dash = [...dash];
  }
  beginPath(): void {
    this.#path = [];
  }
  closePath(): void {
    this.#path.push("close");
  }
  moveTo(x: number, y: number): void {
    this.#path.push(`from ${spot(x, y)}`);
  }
  lineTo(x: number, y: number): void {
    this.#path.push(`to ${spot(x, y)}`);
  }
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.#path.push(`round ${spot(cx, cy)} to ${spot(x, y)}`);
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`rect ${spot(x, y)} ${spot(width, height)}`);
  }
  roundRect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`card ${spot(x, y)} ${spot(width, height)}`);
  }
  arc(x: number, y: number, radius: number): void {
    this.#path.push(`circle ${spot(x, y)} ${String(radius)}`);
  }
  fill(): void {
    this.#note(`fill ${this.#colour(this.fillStyle)}`, this.#path);
  }
  stroke(): void {
    const dash = this.#dash.length > 0 ? ` dash ${this.#dash.join(" ")}` : "";
    const width = String(Number(this.lineWidth.toFixed(2)));
    this.#note(`stroke ${this.#colour(this.strokeStyle)} ${width}${dash}`, this.#path);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.#note(`fill ${this.#colour(this.fillStyle)}`, [
      `rect ${spot(x, y)} ${spot(width, height)}`,
    ]);
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#note(`frame ${this.#colour(this.strokeStyle)}`, [spot(x, y), spot(width, height)]);
  }
  clearRect(): void {
    this.done.push("clear");
  }
  fillText(text: string, x: number, y: number): void {
    const size = /([\d.]+)px/.exec(this.font)?.[1] ?? "";
    this.#note(`write "${text}" ${this.textAlign} ${size}`, [spot(x, y)]);
  }
  createLinearGradient(): CanvasGradient {
    return { addColorStop: () => undefined };
  }

  #colour(style: Context["fillStyle"]): string {
    const name = typeof style === "string" ? style : "gradient";
    return this.globalAlpha === 1 ? name : `${name} ${String(this.globalAlpha)}`;
  }
  #note(what: string, where: string[]): void {
    this.done.push(`${what}: ${where.join(", ")}`);
  }
}

function spot(x: number, y: number): string {
  return [x, y].map((value) => String(Number(value.toFixed(2)))).join(",");
}
