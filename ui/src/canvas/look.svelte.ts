import type { Theme } from "./theme";
import { themeOf, watchTheme } from "./theme";

/** The colours of the page and how fine its dots are, as they are now. */
export class Look {
  #theme = $state.raw<Theme>(themeOf(() => ""));
  #ratio = $state(devicePixelRatio);

  get theme(): Theme {
    return this.#theme;
  }

  /** Dots a pixel of the page. */
  get ratio(): number {
    return this.#ratio;
  }

  /** Follows the page around an element, until it is told to stop. */
  watch(root: HTMLElement): () => void {
    const read = () => {
      const style = getComputedStyle(root);
      this.#theme = themeOf((property) => style.getPropertyValue(property));
    };
    const measure = () => {
      this.#ratio = devicePixelRatio;
    };
    read();
    addEventListener("resize", measure);
    const unwatch = watchTheme(read);
    return () => {
      removeEventListener("resize", measure);
      unwatch();
    };
  }
}
