/** @import { PageData } from "./types.d.ts" */

/**
 * Unpacks the data that the page carries: JSON, packed with gzip, in base64.
 *
 * @param {string} packed
 * @returns {Promise<PageData>}
 */
export const unpack = async (packed) => {
  const bytes = Uint8Array.from(atob(packed.trim()), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};
