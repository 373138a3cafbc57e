import { known } from '#model'
import check from '../../../checks/encryption/tls-required.ts'
import { CLUSTER_ARN, cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const engine = (name: string, version: string) => known({ name, version })
const member = instance({
  engine: engine('aurora-mysql', '8.0.mysql_aurora.3.08.0'),
  cluster: known(CLUSTER_ARN),
})

describeCheck(check, {
  passes: {
    'a PostgreSQL of today, which forces TLS unless it is told otherwise': instance(),
    'a PostgreSQL of old that was told to': instance({
      engine: engine('postgres', '14.15'),
      parameters: known({ 'rds.force_ssl': '1' }),
    }),
    'a MySQL that was told to': instance({
      engine: engine('mysql', '8.4.3'),
      parameters: known({ require_secure_transport: 'ON' }),
    }),
    'an Aurora whose cluster was told to': {
      resource: member,
      beside: [cluster({ parameters: known({ require_secure_transport: '1' }) })],
    },
    'a warehouse as it is made': warehouse(),
  },
  fails: {
    'a PostgreSQL of today that was told otherwise': instance({
      parameters: known({ 'rds.force_ssl': '0' }),
    }),
    'a PostgreSQL of old, left as it is made': instance({ engine: engine('postgres', '14.15') }),
    'a MySQL, left as it is made': instance({ engine: engine('mysql', '8.4.3') }),
    'a SQL Server, left as it is made': instance({
      engine: engine('sqlserver-se', '16.00.4185.3.v1'),
    }),
    'an Aurora whose member was told to, which counts for nothing': {
      resource: {
        ...member,
        facts: { ...member.facts, parameters: known({ require_secure_transport: '1' }) },
      },
      beside: [cluster()],
    },
    'a warehouse that takes both': warehouse({ requireSsl: known(false) }),
  },
  unknown: {
    'parameters we may not read': instance({ parameters: denied('parameters') }),
    'an Oracle, which no parameter of the group tells of': instance({
      engine: engine('oracle-se2', '19.0.0.0.ru-2025-01'),
    }),
    'an Aurora whose cluster is in no list': member,
  },
})
