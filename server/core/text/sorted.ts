/** How many values at the beginning of a list pass a test that those after them fail. O(log n). */
export function countWhile<T>(list: ArrayLike<T>, test: (value: T, i: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(list[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
