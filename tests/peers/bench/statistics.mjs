export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The value below which a part of all values is. */
export const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)];

export const maximum = (values) => Math.max(...values);

/** The median of the ratios of samples taken one after the other: what disturbs a round disturbs both. */
export const ratio = (ours, theirs) => median(ours.map((value, index) => value / theirs[index]));
