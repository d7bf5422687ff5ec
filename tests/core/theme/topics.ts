/** A small taxonomy for the tests of themes. */
import type { Topic } from '../../../src/core/theme/theme.ts';

export function topic(id: string, strong: readonly string[], weak: readonly string[] = []): Topic {
  const label = id.charAt(0).toUpperCase() + id.slice(1);
  return { id, kind: 'topic', label, aliases: [], emoji: '🔖', colour: '#123456', strong, weak };
}

export const harbour = topic('harbour', ['ferry', 'fishing boat', 'pier'], ['sail', 'anchor', 'captain']);
export const school = topic('school', ['pupil', 'head teacher', 'school board'], ['class', 'lesson', 'term']);
export const money = topic('money', ['IT budget', 'GDP', 'fishing subsidy', 'loan'], ['pay', 'board']);
export const topics: readonly Topic[] = [harbour, school, money];
