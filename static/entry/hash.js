/** A short hash of a text (32 bits of cyrb53). Ids and keys in prerendered HTML are made with it: it must not change. */
export function hash(text) {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return ((a ^ (b >>> 16)) >>> 0).toString(36);
}
