export function findStaleCauses(): never {
  throw new Error('not there yet');
}
