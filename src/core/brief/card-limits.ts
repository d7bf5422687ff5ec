/** How many points a card shows; the rest is counted. */

export const topicPoints = 5;
export const facetPoints = 10;
export const glancePoints = 3;
