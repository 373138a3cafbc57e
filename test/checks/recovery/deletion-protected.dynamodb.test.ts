import { known } from '#model'
import check from '../../../checks/recovery/deletion-protected.ts'
import { table } from '../../../mocks/aws/dynamoDbBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a table with it switched on': table({ deletionProtected: known(true) }) },
  fails: { 'a table as it is made': table() },
  unknown: {
    'a table we may not ask about it': table({ deletionProtected: denied('deletionProtected') }),
  },
})
