// @ts-check
import { basename } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * The text that programs print when they fail for a reason outside of Epochlab, most telling first.
 *
 * @type {{ says: RegExp, what: string, remedy: string }[]}
 */
const known = [
  {
    says: /ENOSPC|No space left on device|Disk quota exceeded|EDQUOT/i,
    what: 'The disk is full.',
    remedy: 'Free some space (set-up needs about 4 GB in this folder) and run the same command again.',
  },
  {
    says: /Proxy Authentication Required|\b407\b.*proxy|proxy.*\b407\b/i,
    what: 'The proxy asks for a user name and a password.',
    remedy: 'Set HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT and run the same command again.',
  },
  {
    says: /ProxyError|Cannot connect to proxy|tunneling socket could not be established|EPROXY/i,
    what: 'The proxy does not answer.',
    remedy: 'Check HTTPS_PROXY and HTTP_PROXY (and `npm config get proxy`), then run the same command again.',
  },
  {
    says: /CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|unable to get local issuer|SSLError/i,
    what: "A certificate could not be verified: a company's proxy often presents one of its own.",
    remedy:
      'Set NODE_EXTRA_CA_CERTS, PIP_CERT and SSL_CERT_FILE to the file of that certificate and run the same command again.',
  },
  {
    says: /ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|Temporary failure in name resolution|Name or service not known|Network is unreachable|NameResolutionError|nodename nor servname/i,
    what: 'The package registry cannot be reached: there is no network, or a firewall is in the way.',
    remedy:
      'Check the connection. Behind a proxy set HTTPS_PROXY=http://HOST:PORT; with a mirror of your own, set it with `npm config set registry` and `pip config set global.index-url`. Then run the same command again: what is done stays done.',
  },
  {
    says: /ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ReadTimeout|ConnectTimeout|Connection (refused|reset)|NewConnectionError|IncompleteRead|RemoteDisconnected|incomplete-download/i,
    what: 'The connection to the package registry was refused or broke off.',
    remedy:
      'Run the same command again: what is done stays done. Should it persist, check HTTPS_PROXY and the firewall.',
  },
  {
    says: /THESE PACKAGES DO NOT MATCH THE HASHES|EINTEGRITY/i,
    what: 'A downloaded package is not the one that the lockfile names.',
    remedy:
      'Run `npm cache verify` and `pip cache purge`, then the same command again. Should it persist, the registry or a proxy changes packages.',
  },
  {
    says: /\(from versions: none\)/i,
    what: 'pip found no version of a package at all: the registry does not answer, or has none for this Python.',
    remedy:
      'Check the connection (and HTTPS_PROXY, if you are behind a proxy); EPOCHLAB_PYTHON names another Python. Then run the same command again: what is done stays done.',
  },
  {
    says: /No matching distribution found|is not a supported wheel/i,
    what: 'There is no package for this system and this Python.',
    remedy:
      'Epochlab runs on Linux (x86_64, arm64; glibc 2.27 or later) and macOS (arm64), with Python 3.10 to 3.14. EPOCHLAB_PYTHON names another Python.',
  },
  {
    says: /EACCES|EPERM|Permission denied|EROFS|Read-only file system/i,
    what: 'A file or folder cannot be written.',
    remedy:
      'Make this folder your own (for example `sudo chown -R "$USER" .`) and run the same command again.',
  },
];

const shownLines = 15;

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} printed
 */
export function explain(program, args, printed) {
  const called = [basename(program), ...args.slice(0, 3)].join(' ');
  const end = printed
    .trimEnd()
    .split(/[\r\n]+/)
    .slice(-shownLines)
    .map(line => `  | ${line}`)
    .join('\n');
  const cause = known.find(({ says }) => says.test(printed));
  return cause
    ? new Problem(cause.what, `${cause.remedy}\n\`${called}\` said:\n${end}`)
    : new Problem(
        `\`${called}\` failed. It said:\n${end}`,
        'Run the same command again once the cause is mended.',
      );
}
