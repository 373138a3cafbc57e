/** The `Filters` of RDS and EC2: names to wanted values, all names must match. @module */

import { AwsFailure } from './wire/protocol.ts'

interface Filter {
  readonly Name?: string | undefined
  readonly Values?: readonly string[] | undefined
}

type Reading<T> = (item: T) => string | undefined | readonly (string | undefined)[]

/** Keeps what every filter admits. A filter that the operation does not have is an error of the caller. */
export function filtered<T>(
  all: readonly T[],
  filters: readonly Filter[] | undefined,
  readings: Readonly<Record<string, Reading<T>>>,
): readonly T[] {
  return (filters ?? []).reduce<readonly T[]>((items, { Name = '', Values = [] }) => {
    const reading = readings[Name]
    if (!reading) {
      throw new AwsFailure('InvalidParameterValue', `The filter '${Name}' is invalid`)
    }
    return items.filter((item) =>
      [reading(item)].flat().some((value) => value !== undefined && Values.includes(value)),
    )
  }, all)
}
