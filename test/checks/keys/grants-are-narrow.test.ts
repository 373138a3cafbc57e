import { known } from '#model'
import check from '../../../checks/keys/grants-are-narrow.ts'
import { key, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no grant': key(),
    'a key of AWS': keyOfAws(),
    'a grant to decrypt': key({
      grants: known([
        {
          GrantId: 'g1',
          GranteePrincipal: 'arn:aws:iam::111122223333:role/app',
          Operations: ['Decrypt'],
        },
      ]),
    }),
    'a service of AWS that hands on to itself': key({
      grants: known([
        {
          GrantId: 'g1',
          GranteePrincipal: 'rds.eu-west-1.amazonaws.com',
          Operations: ['Decrypt', 'CreateGrant'],
        },
      ]),
    }),
  },
  fails: {
    'a grant that makes grants': key({
      grants: known([
        {
          GrantId: 'g1',
          GranteePrincipal: 'arn:aws:iam::111122223333:role/app',
          Operations: ['Decrypt', 'CreateGrant'],
        },
      ]),
    }),
    'a grant of practically everything': key({
      grants: known([
        {
          GrantId: 'g1',
          GranteePrincipal: 'arn:aws:iam::111122223333:role/app',
          Operations: [
            'Decrypt',
            'Encrypt',
            'GenerateDataKey',
            'GenerateDataKeyWithoutPlaintext',
            'ReEncryptFrom',
            'ReEncryptTo',
            'DescribeKey',
            'RetireGrant',
          ],
        },
      ]),
    }),
  },
  unknown: {
    'grants we may not list': key({ grants: denied('grants') }),
  },
})
