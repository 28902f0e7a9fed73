interface RequestUnderWay {
  route?: string;
}

let find: () => RequestUnderWay | undefined = () => undefined;

/** Told at the start where the instrumentation keeps the request that is under way. */
export function findRequestsBy(finding: typeof find): void {
  find = finding;
}

/** Gives span and duration of the request under way the pattern of its route; its address, which holds ids, is in neither name. */
export function nameHttpRoute(pattern: string | undefined): void {
  const request = find();
  if (request !== undefined && pattern !== undefined) request.route = pattern;
}
