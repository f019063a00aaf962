/** A short hash of a text (cyrb53, 32 bits of it): for ids and for telling whether anything has changed. */
export function hash(text) {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return ((a ^ (b >>> 16)) >>> 0).toString(36);
}
