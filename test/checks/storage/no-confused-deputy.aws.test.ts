import { known } from '#model'
import check from '../../../checks/storage/no-confused-deputy.ts'
import { BUCKET_ARN, bucket } from '../../../mocks/aws/s3Builder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const DELIVERY = {
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${BUCKET_ARN}/*`,
}

describeCheck(check, {
  passes: {
    'no policy': bucket(),
    'a service that acts for the own account': bucket({
      policy: known(
        policyText({ ...DELIVERY, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }),
        's3:GetBucketPolicy',
      ),
    }),
  },
  fails: {
    'a service that acts for whoever asks it': bucket({
      policy: known(policyText(DELIVERY), 's3:GetBucketPolicy'),
    }),
  },
  unknown: { 'a policy we may not read': bucket({ policy: denied('policy') }) },
})
