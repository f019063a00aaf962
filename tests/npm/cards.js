// The cards that the applications show: those of the pages by web frameworks.
import { first } from '../stacks/first.js';

export const { cards } = first;
