// The cards that the applications show.
const card = (id, name) => ({
  id,
  words: 'Read about the inspection',
  config: {
    version: 1,
    provider: { name },
    inspection: { framework: 'area-send', published: '2025-12-01' },
    outcome: { grade: 'positive' },
    strengths: { items: [{ text: 'A strength.' }] },
  },
});
export const cards = [card('a', 'Oneshire'), card('b', 'Twoshire')];
