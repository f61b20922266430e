// A hand on the page: the same events for both stacks, in the middle of the view.

// There is no pointer that could be captured: nobody touches anything.
Element.prototype.setPointerCapture = () => {};

export function handOn(ground) {
  const { left, top, width, height } = ground.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  const common = { bubbles: true, cancelable: true, view: window };

  function wheel(more) {
    ground.dispatchEvent(new WheelEvent("wheel", { ...common, ...middle, ...more }));
  }

  /** Pointer and mouse, as a browser sends both. */
  function press(kind, at, target) {
    const spot = { ...common, button: 0, buttons: kind === "up" ? 0 : 1, ...at };
    const pointer = { ...spot, pointerId: 1, isPrimary: true, pointerType: "mouse" };
    target.dispatchEvent(new PointerEvent(`pointer${kind}`, pointer));
    target.dispatchEvent(new MouseEvent(`mouse${kind}`, spot));
  }

  return {
    pan: (dx, dy) => wheel({ deltaX: dx, deltaY: dy }),
    zoom: (nearer) => wheel({ deltaY: nearer ? -4 : 4, ctrlKey: true }),
    dragFrom: () => press("down", middle, ground),
    dragTo: (dx, dy) =>
      press("move", { clientX: middle.clientX + dx, clientY: middle.clientY + dy }, ground),
    drop: () => press("up", middle, ground),
  };
}
