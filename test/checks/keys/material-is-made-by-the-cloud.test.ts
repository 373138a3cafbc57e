import check from '../../../checks/keys/material-is-made-by-the-cloud.ts'
import { key, keyMetadata, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
    'a key of AWS': keyOfAws(),
  },
  fails: {
    'imported material': key({ metadata: keyMetadata({ origin: 'EXTERNAL' }) }),
  },
  unknown: {
    'a key we may not describe': key({ metadata: denied('metadata') }),
  },
})
