/** How much of each limit of its platform a payload uses. */
import type { LimitUse } from '../../../commands/platform-view.ts';

export function LimitList({ limits }: { limits: readonly LimitUse[] }) {
  return (
    <ul className="limits">
      {limits.map(({ what, used, most }) => (
        <li key={what}>
          <label>
            <span>
              {used.toLocaleString('en')} of {most.toLocaleString('en')} {what}
            </span>
            <meter min={0} max={most} high={most * 0.9} value={used} />
          </label>
        </li>
      ))}
    </ul>
  );
}
