/** Who may work now: so many on each platform at once, one in each channel, first come first served. */

export interface Lanes {
  /** Runs `work` (which must not reject) once there is room. */
  run(platform: string, channel: string, work: () => Promise<void>): void;
  /** How many are waiting or at work on a platform. */
  size(platform: string): number;
  /** Drops what waits, and resolves once what is at work has ended. */
  drain(): Promise<void>;
}

interface Task {
  readonly channel: string;
  readonly work: () => Promise<void>;
}

interface Lane {
  readonly platform: string;
  /** By channel, in order. */
  readonly waiting: Map<string, Task[]>;
  /** Channels with waiting tasks that nobody works on, in order. */
  readonly free: Set<string>;
  readonly busy: Set<string>;
  size: number;
}

/** `mostAtOnce`: by platform. */
export function createLanes(mostAtOnce: (platform: string) => number): Lanes {
  const lanes = new Map<string, Lane>();
  const atWork = new Set<Promise<void>>();

  function laneOf(platform: string): Lane {
    const lane = lanes.get(platform) ?? {
      platform,
      waiting: new Map(),
      free: new Set(),
      busy: new Set(),
      size: 0,
    };
    lanes.set(platform, lane);
    return lane;
  }

  function fill(lane: Lane): void {
    const most = mostAtOnce(lane.platform);
    for (const channel of lane.free) {
      if (lane.busy.size >= most) return;
      lane.free.delete(channel);
      const tasks = lane.waiting.get(channel) ?? [];
      const task = tasks.shift();
      if (tasks.length === 0) lane.waiting.delete(channel);
      if (task) begin(lane, task);
    }
  }

  function begin(lane: Lane, { channel, work }: Task): void {
    lane.busy.add(channel);
    const running = work().finally(() => {
      lane.size -= 1;
      atWork.delete(running);
      lane.busy.delete(channel);
      if (lane.waiting.has(channel)) lane.free.add(channel);
      fill(lane);
    });
    atWork.add(running);
  }

  return {
    run(platform, channel, work) {
      const lane = laneOf(platform);
      const tasks = lane.waiting.get(channel);
      lane.size += 1;
      if (tasks) tasks.push({ channel, work });
      else lane.waiting.set(channel, [{ channel, work }]);
      if (!lane.busy.has(channel)) lane.free.add(channel);
      fill(lane);
    },
    size: (platform) => lanes.get(platform)?.size ?? 0,
    async drain() {
      for (const lane of lanes.values()) {
        for (const tasks of lane.waiting.values()) lane.size -= tasks.length;
        lane.waiting.clear();
        lane.free.clear();
      }
      await Promise.all(atWork);
    },
  };
}
