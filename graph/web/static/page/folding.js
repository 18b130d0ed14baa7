/** @import { Line, Relation } from "./types.d.ts" */

/**
 * The lines of the picture: one for all relations between two entities, or one for each relation.
 *
 * A line looks like its plainest relation; of two that are equally plain, like the first.
 *
 * @param {Relation[]} relations
 * @param {boolean} together
 * @returns {Line[]}
 */
export const foldedLines = (relations, together) => {
  /** @type {Map<string, Relation[]>} */
  const groups = new Map();
  for (const relation of relations) {
    const key = together ? [relation.subject, relation.object].sort().join(" ") : relation.id;
    groups.set(key, [...(groups.get(key) || []), relation]);
  }
  return [...groups].map(([key, members]) => ({
    key,
    members,
    best: members.reduce((best, other) => (other.rank < best.rank ? other : best)),
    origins: Math.max(...members.map((relation) => relation.origins)),
  }));
};
