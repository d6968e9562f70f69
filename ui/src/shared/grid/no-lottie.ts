/**
 * Stands where the grid's drawing library would load an animation player (300 kB, and `eval`, which
 * the content policy forbids). Nothing in this program plays animations.
 */
export default {};
