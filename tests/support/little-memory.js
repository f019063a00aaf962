/** Writes a maximum into the memory section of a Wasm: as many pages of 64 kB as it starts with, and some more. */
const withMaximum = (bytes, more) => {
  let at = 8;
  const read = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  const written = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...written(value >>> 7)]);
  while (at < bytes.length) {
    const start = at;
    const section = bytes[at++];
    const size = read();
    const end = at + size;
    if (section === 5) {
      at += 2;
      const minimum = read();
      const memory = [1, 1, ...written(minimum), ...written(minimum + more)];
      return Uint8Array.from([...bytes.subarray(0, start), 5, memory.length, ...memory, ...bytes.subarray(end)]);
    }
    at = end;
  }
};
