import { known } from '#model'
import check from '../../../checks/database/signs-in-with-cloud-identities.ts'
import { cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an instance': instance({ iamSignIn: known(true) }),
    'a cluster': cluster({ iamSignIn: known(true) }),
    'an engine that does not know how': instance({
      engine: known({ name: 'sqlserver-se', version: '1' }),
    }),
  },
  fails: {
    'an instance as it is made': instance(),
    'a cluster of Neptune as it is made': cluster({
      engine: known({ name: 'neptune', version: '1' }),
    }),
  },
  unknown: {
    'we may not see the setting': instance({ iamSignIn: denied('iamSignIn') }),
    'we may not see the engine': instance({ engine: denied('engine') }),
  },
})
