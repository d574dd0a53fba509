/** What is added up over the items of a tree: `add` is associative, and `zero` changes nothing. */
export interface Measure<T, S> {
  readonly zero: S;
  of(item: T): S;
  add(a: S, b: S): S;
}

/** An item, its number (0-based), and the sum of the items before it. */
export interface Found<T, S> {
  readonly item: T;
  readonly index: number;
  readonly before: S;
}

/** A node has between MIN and MAX parts; the root may have fewer, but two unless it is a leaf. All leaves are equally deep. */
const MAX = 32;
const MIN = MAX / 2;

interface Node<T, S> {
  /** 0: the parts are items; else nodes one lower. */
  readonly height: number;
  readonly parts: readonly (T | Node<T, S>)[];
  /** The sum through each part, and how many items there are through it. */
  readonly sums: readonly S[];
  readonly ends: readonly number[];
}

/**
 * An immutable sequence that knows the sums of its beginnings: a B+ tree whose versions share the nodes that they have
 * in common. Finding, and replacing a few items, takes O(log n).
 */
export class SumTree<T, S> {
  readonly #measure: Measure<T, S>;
  readonly #root: Node<T, S> | null;

  private constructor(measure: Measure<T, S>, root: Node<T, S> | null) {
    this.#measure = measure;
    this.#root = root;
  }

  /** The items in order, in O(n). */
  static of<T, S>(items: readonly T[], measure: Measure<T, S>): SumTree<T, S> {
    return new SumTree(measure, new Builder(measure).build(items));
  }

  /** How many items there are. */
  get length(): number {
    return this.#root ? size(this.#root) : 0;
  }

  /** The sum of all items. */
  get summary(): S {
    return this.#root ? total(this.#root) : this.#measure.zero;
  }

  /** The item with a number in [0, length); throws a RangeError beyond. */
  item(index: number): T {
    if (!(index >= 0 && index < this.length)) throw new RangeError(`no item ${index} of ${this.length}`);
    const { leaf, first } = this.#leafOf(index);
    return leaf.parts[index - first] as T;
  }

  /** The sum of the items before a number in [0, length]. */
  before(index: number): S {
    if (index >= this.length) return this.summary;
    const { leaf, first, before } = this.#leafOf(index);
    return index > first ? this.#measure.add(before, leaf.sums[index - first - 1]) : before;
  }

  /**
   * The first item with which the sum (of all items through it) passes a test; undefined where none does. The test must
   * be monotone: once passed, passed by every longer sum.
   */
  find(test: (sum: S) => boolean): Found<T, S> | undefined {
    const { zero, add } = this.#measure;
    let node = this.#root;
    if (!node || !test(total(node))) return undefined;
    let before = zero;
    let index = 0;
    for (;;) {
      let low = 0;
      let high = node.parts.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (test(before === zero ? node.sums[middle] : add(before, node.sums[middle]))) high = middle;
        else low = middle + 1;
      }
      if (low > 0) {
        before = add(before, node.sums[low - 1]);
        index += node.ends[low - 1];
      }
      if (node.height === 0) return { item: node.parts[low] as T, index, before };
      node = node.parts[low] as Node<T, S>;
    }
  }

  /** The items from a number on, in order. */
  *entries(from = 0): Generator<Found<T, S>, void, undefined> {
    const { add } = this.#measure;
    for (let index = Math.max(from, 0); index < this.length;) {
      const { leaf, first, before } = this.#leafOf(index);
      for (let i = index - first; i < leaf.parts.length; i++) {
        yield { item: leaf.parts[i] as T, index: first + i, before: i > 0 ? add(before, leaf.sums[i - 1]) : before };
      }
      index = first + leaf.parts.length;
    }
  }

  /** The items from a number on, in order, in runs with the sum of the items before each: who needs few of the sums adds them up cheaper. */
  *runs(from = 0): Generator<{ readonly items: readonly T[]; readonly before: S }, void, undefined> {
    for (let index = Math.max(from, 0); index < this.length;) {
      const { leaf, first } = this.#leafOf(index);
      yield { items: (index > first ? leaf.parts.slice(index - first) : leaf.parts) as readonly T[], before: this.before(index) };
      index = first + leaf.parts.length;
    }
  }

  /** The sequence with `items` in the place of those in [from, to); the numbers are clamped. O(log n + items). */
  replace(from: number, to: number, items: readonly T[]): SumTree<T, S> {
    const start = Math.min(Math.max(from, 0), this.length);
    const end = Math.min(Math.max(to, start), this.length);
    if (start === end && items.length === 0) return this;
    const builder = new Builder(this.#measure);
    const root = this.#root;
    const near = root && builder.replaceInLeaf(root, start, end, items);
    if (near) return new SumTree(this.#measure, near);
    const left = builder.join(builder.take(root, start), builder.build(items));
    return new SumTree(this.#measure, builder.join(left, builder.drop(root, end)));
  }

  #leafOf(index: number): { leaf: Node<T, S>; first: number; before: S } {
    const { zero, add } = this.#measure;
    let node = this.#root!;
    let before = zero;
    let first = 0;
    while (node.height > 0) {
      const i = partOf(node, index - first);
      if (i > 0) {
        before = add(before, node.sums[i - 1]);
        first += node.ends[i - 1];
      }
      node = node.parts[i] as Node<T, S>;
    }
    return { leaf: node, first, before };
  }
}

function size<T, S>(node: Node<T, S>): number {
  return node.ends[node.ends.length - 1];
}

function total<T, S>(node: Node<T, S>): S {
  return node.sums[node.sums.length - 1];
}

/** Which part of a node holds the item with a number. */
function partOf<T, S>(node: Node<T, S>, index: number): number {
  let i = 0;
  while (node.ends[i] <= index) i++;
  return i;
}

/** Makes nodes, and joins and splits trees. A tree without items is null. */
class Builder<T, S> {
  readonly #measure: Measure<T, S>;

  constructor(measure: Measure<T, S>) {
    this.#measure = measure;
  }

  build(items: readonly T[]): Node<T, S> | null {
    if (items.length === 0) return null;
    let nodes = this.#group(0, items);
    while (nodes.length > 1) nodes = this.#group(nodes[0].height + 1, nodes);
    return nodes[0];
  }

  /** The tree with some items replaced, where that concerns a single leaf and leaves it well filled; else null. */
  replaceInLeaf(node: Node<T, S>, from: number, to: number, items: readonly T[]): Node<T, S> | null {
    if (node.height === 0) {
      const count = node.parts.length - (to - from) + items.length;
      if (to > node.parts.length || count > MAX || count < MIN) return null;
      return this.#node(0, [...node.parts.slice(0, from), ...items, ...node.parts.slice(to)], node, from);
    }
    const i = partOf(node, Math.min(from, size(node) - 1));
    const first = i > 0 ? node.ends[i - 1] : 0;
    const child = this.replaceInLeaf(node.parts[i] as Node<T, S>, from - first, to - first, items);
    return child && this.#node(node.height, node.parts.with(i, child), node, i);
  }

  /** The first `count` items. */
  take(node: Node<T, S> | null, count: number): Node<T, S> | null {
    if (!node || count <= 0) return null;
    if (count >= size(node)) return node;
    if (node.height === 0) return this.#node(0, node.parts.slice(0, count), node, count);
    const i = partOf(node, count);
    const first = i > 0 ? node.ends[i - 1] : 0;
    return this.join(this.#tree(node.height, node.parts.slice(0, i)), this.take(node.parts[i] as Node<T, S>, count - first));
  }

  /** All but the first `count` items. */
  drop(node: Node<T, S> | null, count: number): Node<T, S> | null {
    if (!node || count >= size(node)) return null;
    if (count <= 0) return node;
    if (node.height === 0) return this.#node(0, node.parts.slice(count));
    const i = partOf(node, count);
    const first = i > 0 ? node.ends[i - 1] : 0;
    return this.join(this.drop(node.parts[i] as Node<T, S>, count - first), this.#tree(node.height, node.parts.slice(i + 1)));
  }

  join(left: Node<T, S> | null, right: Node<T, S> | null): Node<T, S> | null {
    if (!left || !right) return left ?? right;
    const nodes = this.#merge(left, right);
    return this.#tree(nodes[0].height + 1, nodes);
  }

  /** Two trees as one or two nodes, as high as the higher of them. */
  #merge(left: Node<T, S>, right: Node<T, S>): Node<T, S>[] {
    if (left.height > right.height) {
      const last = left.parts[left.parts.length - 1] as Node<T, S>;
      return this.#group(left.height, [...left.parts.slice(0, -1), ...this.#merge(last, right)]);
    }
    if (left.height < right.height) {
      const [first] = right.parts as readonly Node<T, S>[];
      return this.#group(right.height, [...this.#merge(left, first), ...right.parts.slice(1)]);
    }
    if (left.parts.length >= MIN && right.parts.length >= MIN) return [left, right];
    return this.#group(left.height, [...left.parts, ...right.parts]);
  }

  /** A tree of nodes that have one parent. */
  #tree(height: number, nodes: Node<T, S>['parts']): Node<T, S> | null {
    if (nodes.length > 1) return this.#node(height, nodes);
    return nodes.length === 1 ? nodes[0] as Node<T, S> : null;
  }

  /** Parts, at least one, dealt out evenly to as few nodes as can hold them. */
  #group(height: number, parts: Node<T, S>['parts']): Node<T, S>[] {
    const count = Math.ceil(parts.length / MAX);
    const nodes: Node<T, S>[] = [];
    for (let i = 0; i < count; i++) {
      const slice = parts.slice(Math.floor((parts.length * i) / count), Math.floor((parts.length * (i + 1)) / count));
      nodes.push(this.#node(height, slice));
    }
    return nodes;
  }

  /** A node; what it has in common with `like`, its first `same` parts, need not be added up again. */
  #node(height: number, parts: Node<T, S>['parts'], like?: Node<T, S>, same = 0): Node<T, S> {
    const { zero, of, add } = this.#measure;
    const sums = like ? like.sums.slice(0, same) : [];
    const ends = like ? like.ends.slice(0, same) : [];
    let sum = same > 0 ? sums[same - 1] : zero;
    let end = same > 0 ? ends[same - 1] : 0;
    for (let i = same; i < parts.length; i++) {
      const part = parts[i];
      sums.push((sum = add(sum, height === 0 ? of(part as T) : total(part as Node<T, S>))));
      ends.push((end += height === 0 ? 1 : size(part as Node<T, S>)));
    }
    return { height, parts, sums, ends };
  }
}
