import { join } from 'node:path'
import { UsageError } from '#model'

const FILE = 'findings.sqlite'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The store's default place, in the user's data folder as each system has it
 * (https://specifications.freedesktop.org/basedir-spec/latest/). Throws UsageError where the
 * environment does not tell of a home.
 */
export function defaultStorePath(environment: Environment, platform: NodeJS.Platform): string {
  const { XDG_DATA_HOME, HOME, USERPROFILE, LOCALAPPDATA } = environment
  if (XDG_DATA_HOME?.startsWith('/')) return join(XDG_DATA_HOME, 'ajar', FILE)
  if (platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'ajar', FILE)

  const home = HOME || USERPROFILE
  if (!home) {
    throw new UsageError(
      'There is no home folder to keep the findings in; name a file with --state FILE, or keep none with --no-state.',
    )
  }
  return platform === 'darwin'
    ? join(home, 'Library', 'Application Support', 'ajar', FILE)
    : join(home, '.local', 'share', 'ajar', FILE)
}
