import { readFileSync } from 'node:fs'
import { UsageError } from '#model'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * A secret by its name in the environment, or from the file that `NAME_FILE` names, as containers
 * are given theirs. Never from the command line, where others can read it. Throws UsageError, which
 * names the variable and never the value.
 */
export function secretNamed(name: string, environment: Environment): string {
  const secret = optionalSecret(name, environment)
  if (secret !== undefined) return secret
  throw new UsageError(
    `${name} is not set; put it into the environment, or its file's name into ${name}_FILE.`,
  )
}

export function optionalSecret(name: string, environment: Environment): string | undefined {
  const value = environment[name]
  if (value) return value
  const path = environment[`${name}_FILE`]
  return path ? textOf(path, `${name}_FILE`) : undefined
}

function textOf(path: string, name: string): string {
  try {
    // Editors end a file with a line break; no secret does.
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`The file that ${name} names cannot be read (${reason}).`)
  }
}
