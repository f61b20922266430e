// How long a frame takes: from the callback to the next one (`frame`), and what the page itself does of
// it, script, style, layout and paint (`work`): a message sent from the callback comes after these.

const nextFrame = () => new Promise(requestAnimationFrame);

/** Frames are counted for so long at most, since one stack is slow. */
const LONGEST = 8000;
const WARM_UP = 5;

export async function frames(count, input) {
  const frame = [];
  const work = [];
  const started = performance.now();
  let before = await nextFrame();
  for (let at = 0; at < count + WARM_UP; at += 1) {
    const from = performance.now();
    input(at);
    const painted = afterPaint();
    const now = await Promise.all([nextFrame(), painted]);
    if (at >= WARM_UP) {
      frame.push(now[0] - before);
      work.push(now[1] - from);
    }
    before = now[0];
    if (performance.now() - started > LONGEST && frame.length >= 3) break;
  }
  return { frame, work };
}

/** When the frame under way has been painted. */
export function afterPaint() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  });
}

/** Two frames are long enough for what was put into the page to be seen. */
export async function seen() {
  await nextFrame();
  await nextFrame();
  return afterPaint();
}
