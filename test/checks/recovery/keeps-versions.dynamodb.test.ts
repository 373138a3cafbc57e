import { known } from '#model'
import check from '../../../checks/recovery/keeps-versions.ts'
import { table } from '../../../mocks/aws/dynamoDbBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a table with it switched on': table({ pointInTime: known(true) }) },
  fails: { 'a table as it is made': table() },
  unknown: { 'a table we may not ask about it': table({ pointInTime: denied('pointInTime') }) },
})
