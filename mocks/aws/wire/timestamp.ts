/** The three ways in which AWS writes a moment. @module */

import { type NormalizedSchema, SCHEMA } from '@smithy/core/schema'

type Format = 'date-time' | 'http-date' | 'epoch-seconds'

/** As the member's model says, or by the protocol's own habit when the model is silent. */
export function timestampFormat(schema: NormalizedSchema, habit: Format): Format {
  switch (schema.getSchema()) {
    case SCHEMA.TIMESTAMP_DATE_TIME:
      return 'date-time'
    case SCHEMA.TIMESTAMP_HTTP_DATE:
      return 'http-date'
    case SCHEMA.TIMESTAMP_EPOCH_SECONDS:
      return 'epoch-seconds'
    default:
      return habit
  }
}

export function timestampText(schema: NormalizedSchema, moment: Date, habit: Format): string {
  switch (timestampFormat(schema, habit)) {
    case 'date-time':
      return moment.toISOString()
    case 'http-date':
      return moment.toUTCString()
    case 'epoch-seconds':
      return String(moment.getTime() / 1000)
  }
}
