// Frames that show a card's page are as high as the page. Only the page in the frame knows its height, and tells it.
import { name } from './report.js';

/** The least and the greatest height of a frame, in CSS pixels: another page may tell anything. */
const MIN_HEIGHT = 100;
const MAX_HEIGHT = 20_000;

/** A frame with the page of a card. */
const FRAME = 'iframe[src$="#inspection-card"]';

const MESSAGE = `${name}:height`;
/** What the page around sends in place of a height, to ask for it. */
const ASK = 'ask';
let isListening = false;

/** Sets the heights of the page's frames, and tells the height of this page if it is in a frame. Called more than once. */
export function fitFrames() {
  if (isListening) return;
  isListening = true;
  window.addEventListener('message', ({ data, origin, source }) => {
    const height = data?.[MESSAGE];
    if (!(height >= MIN_HEIGHT && height <= MAX_HEIGHT)) return;
    const frames = [...document.querySelectorAll(FRAME)];
    // A frame may have been led to another site since.
    const frame = frames.find((frame) => frame.contentWindow === source && new URL(frame.src).origin === origin);
    if (frame) frame.style.height = `${Math.ceil(height)}px`;
  });
  // A frame that loaded faster than this script has told its height already. Any page in the frame may learn that this one asks.
  for (const frame of document.querySelectorAll(FRAME)) frame.contentWindow?.postMessage({ [MESSAGE]: ASK }, '*');
  if (window.parent === window) return;
  const root = document.documentElement;
  // The height is no secret, and the page around may be on any site.
  const tell = () => window.parent.postMessage({ [MESSAGE]: root.getBoundingClientRect().height }, '*');
  new ResizeObserver(tell).observe(root);
  window.addEventListener('message', ({ data, source }) => source === window.parent && data?.[MESSAGE] === ASK && tell());
}
