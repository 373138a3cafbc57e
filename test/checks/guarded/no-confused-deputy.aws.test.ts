import { known } from '#model'
import check from '../../../checks/guarded/no-confused-deputy.ts'
import { key } from '../../../mocks/aws/kmsBuilder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const FOR_LOGS = {
  Effect: 'Allow',
  Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
  Action: 'kms:Decrypt',
  Resource: '*',
}

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
    'a service that acts for the own account': key({
      policy: known(
        policyText({ ...FOR_LOGS, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }),
      ),
    }),
  },
  fails: {
    'a service that acts for whoever asks it': key({ policy: known(policyText(FOR_LOGS)) }),
  },
  unknown: { 'a key policy we may not read': key({ policy: denied('policy') }) },
})
