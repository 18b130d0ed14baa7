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
  return [...groups].map(([key, members]) => lineOf(key, members));
};

/**
 * @param {string} key
 * @param {Relation[]} members
 * @returns {Line}
 */
const lineOf = (key, members) => {
  const plainFacts = members.filter((relation) => relation.plain);
  return {
    key,
    members,
    best: members.reduce((best, other) => (other.rank < best.rank ? other : best)),
    stands: plainFacts.length,
    contested: members.some((relation) => relation.contested),
    origins: Math.max(0, ...plainFacts.map((relation) => relation.origins)),
  };
};

/**
 * What is written on a line: that a claim is contested, how many there are, how many stand if not all do.
 *
 * @param {Line} line
 */
export const lineLabel = ({ members, stands, contested }) => {
  const signs = contested ? ["⊣"] : [];
  const count = members.length;
  if (count > 1) signs.push(stands === count ? `×${count}` : `×${count} (${stands})`);
  return signs.join(" ");
};
