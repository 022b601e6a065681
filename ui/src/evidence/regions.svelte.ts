import type { RegionInput } from '../backend/types';

/** A region of a picture in pixels of the picture as it is shown. */
export interface Region {
  key: number;
  shape: 'rectangle' | 'ellipse';
  left: number;
  top: number;
  width: number;
  height: number;
}

export type Side = 'left' | 'top' | 'width' | 'height';

/** As many as one copy may have. */
const most = 200;
/** Less than this, in pixels of the picture, is a slip of the hand. */
const least = 4;

/** The regions of one picture: drawn by hand, or set by numbers. None reaches over the edge. */
export class Regions {
  readonly width: number;
  readonly height: number;
  readonly limit: number;
  list = $state.raw<readonly Region[]>([]);
  #next = 1;

  constructor(width: number, height: number, limit = most) {
    this.width = width;
    this.height = height;
    this.limit = limit;
  }

  get isFull(): boolean {
    return this.list.length >= this.limit;
  }

  /** Adds one in the middle, a third as wide and high as the picture. */
  add(): Region | undefined {
    const third = (length: number) => Math.max(1, Math.round(length / 3));
    return this.#put({ left: third(this.width), top: third(this.height), width: third(this.width), height: third(this.height) });
  }

  /** Adds what was drawn from one corner to the other. Where only one may stand, it takes the place of the last. */
  draw(from: { x: number; y: number }, to: { x: number; y: number }): Region | undefined {
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)].map((x) => Math.round(clamp(x, 0, this.width))) as [number, number];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)].map((y) => Math.round(clamp(y, 0, this.height))) as [number, number];
    if (right - left < least || bottom - top < least) return undefined;
    if (this.limit === 1) this.list = [];
    return this.#put({ left, top, width: right - left, height: bottom - top });
  }

  set(key: number, side: Side, value: number): void {
    if (!Number.isFinite(value)) return;
    this.list = this.list.map((region) => (region.key === key ? this.#kept({ ...region, [side]: Math.round(value) }) : region));
  }

  shape(key: number, shape: Region['shape']): void {
    this.list = this.list.map((region) => (region.key === key ? { ...region, shape } : region));
  }

  remove(key: number): void {
    this.list = this.list.filter((region) => region.key !== key);
  }

  /** The regions as the core takes them. */
  inputs(): RegionInput[] {
    return this.list.map(({ shape, left, top, width, height }) => ({ shape, unit: 'pixels', left, top, width, height }));
  }

  #put(sides: Pick<Region, Side>): Region | undefined {
    if (this.isFull) return undefined;
    const region = this.#kept({ key: this.#next++, shape: 'rectangle', ...sides });
    this.list = [...this.list, region];
    return region;
  }

  #kept(region: Region): Region {
    const left = clamp(region.left, 0, this.width - 1);
    const top = clamp(region.top, 0, this.height - 1);
    return { ...region, left, top, width: clamp(region.width, 1, this.width - left), height: clamp(region.height, 1, this.height - top) };
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
