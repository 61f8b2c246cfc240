/** A line of npm about one request: a package's list of versions, or the package itself (`.tgz`), from the network or not. */
const REQUEST = /^npm http (?:fetch GET (\d+)|cache) (\S+)/;

/** One line that says how far an installation is, in place of npm's own line for each request. */
export class NpmProgress {
  private readonly asked = new Set<string>();
  private readonly fetched = new Set<string>();
  private rest = '';
  /** Requests that went wrong, which only a failure shows. */
  readonly refused: string[] = [];

  private readonly what: string;

  constructor(packages: readonly string[]) {
    this.what = packages.length > 3 ? `${packages.length} packages` : packages.join(', ');
  }

  /** Takes what npm has printed and gives back the part that is for the user: all but its requests. */
  take(text: string): string {
    const lines = `${this.rest}${text}`.split(/(?<=\n)/);
    this.rest = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
    return lines.filter(line => !this.counts(line)).join('');
  }

  /** The rest, which npm has not ended with a line end. */
  end(): string {
    return this.take('\n');
  }

  get line(): string {
    return `Installing ${this.what}: ${this.asked.size} looked up, ${this.fetched.size} fetched`;
  }

  private counts(line: string): boolean {
    const [, status, url] = REQUEST.exec(line) ?? [];
    if (url === undefined) return false;
    if (status !== undefined && !status.startsWith('2') && status !== '304') this.refused.push(line);
    (/\.tgz$/.test(url) ? this.fetched : this.asked).add(url);
    return true;
  }
}
