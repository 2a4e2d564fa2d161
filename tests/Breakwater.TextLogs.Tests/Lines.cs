namespace Breakwater.TextLogs.Tests;

/// <summary>Published or documented lines of each log (synthetic ones use reserved names and addresses).</summary>
internal static class Lines
{
    public const string IisColumns =
        "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken";

    public const string IisHeader = "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: 2021-08-19 00:00:02\n#Fields: " + IisColumns + "\n";

    public const string IisBackEnd = @"2022-01-01 00:01:24 ::1 POST /powershell clientApplication=ActiveMonitor;PSVersion=5.1 444  random\ranuser1 ::1 Microsoft+WinRM+Client - 200 0 0 15";

    public const string EcpHeader = "\uFEFF#Software: Microsoft Exchange Server\n#Version: 15.0.0.0\n#Log-type: ECP Server Log\n#Date: 2021-03-03T00:00:00.000Z\n#Fields: TimeStamp,ServerName,EventId,EventData\n";

    public const string HttpProxyHeader =
        HttpProxyColumns + "\n#Software: Microsoft Exchange Server\n#Version: 15.01.2176.002\n#Log-type: HttpProxy Logs\n#Date: 2021-03-03T05:00:00.000Z\n#Fields: " + HttpProxyColumns + "\n";

    public const string HttpProxyColumns =
        """"
        DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,Protocol,UrlHost,UrlStem,ProtocolAction,AuthenticationType,IsAuthenticated,AuthenticatedUser,Organization,AnchorMailbox,UserAgent,ClientIpAddress,ServerHostName,HttpStatus,BackEndStatus,ErrorCode,Method,ProxyAction,TargetServer,TargetServerVersion,RoutingType,RoutingHint,BackEndCookie,ServerLocatorHost,ServerLocatorLatency,RequestBytes,ResponseBytes,TargetOutstandingRequests,AuthModulePerfContext,HttpPipelineLatency,CalculateTargetBackEndLatency,GlsLatencyBreakup,TotalGlsLatency,AccountForestLatencyBreakup,TotalAccountForestLatency,ResourceForestLatencyBreakup,TotalResourceForestLatency,ADLatency,SharedCacheLatencyBreakup,TotalSharedCacheLatency,ActivityContextLifeTime,ModuleToHandlerSwitchingLatency,ClientReqStreamLatency,BackendReqInitLatency,BackendReqStreamLatency,BackendProcessingLatency,BackendRespInitLatency,BackendRespStreamLatency,ClientRespStreamLatency,KerberosAuthHeaderLatency,HandlerCompletionLatency,RequestHandlerLatency,HandlerToModuleSwitchingLatency,ProxyTime,CoreLatency,RoutingLatency,HttpProxyOverhead,TotalRequestTime,RouteRefresherLatency,UrlQuery,BackEndGenericInfo,GenericInfo,GenericErrors,EdgeTraceId,DatabaseGuid,UserADObjectGuid,PartitionEndpointLookupLatency,RoutingStatus
        """";

    public const string HttpProxyMapi =
        """"
        2023-01-06T01:00:04.124Z,3fe8b64c-9d09-495d-9123-c7759ae9bbfb,15,1,2375,7,R:1b7dabb2-cd5b-4ce0-a65d-b25915e598cf:1;RT:Connect;CI:97c0f33d-7e97-4147-9742-ee1e9a3cc2f4:1;CID:82392570-79d9-402a-8c7c-fbf14bcde8fc,Mapi,SERVER_HOSTNAME.domain.test,/mapi/emsmdb/,,Negotiate,true,DOMAIN\HealthMailboxXXX,domain.test,MailboxGuid~1234567-4444-1234-4567-123456789987,MapiHttpClient,fe80::1234:5678:123abc:245e%3,SERVER_HOSTNAME,200,200,,POST,Proxy,SERVER_HOSTNAME.domain.test,15.01.2375.000,IntraForest,MailboxGuidWithDomain,,,,371,443,,,0,1,,0,,0,,0,0,,0,16,0,0,1,1,11,0,0,0,0,0,16,0,12,3,4,4,16,,?mailboxId=1234567-4444-1234-4567-123456789987@domain.test,,BeginRequest=2023-01-06T01:00:04.107Z;CorrelationID=<empty>;ProxyState-Run=None;FEAuth=BEVersion-1942063431;RoutingEntry=DatabaseGuid:fb7adba2-51f4-47e3-b170-fd39f85aaf35%40domain.test%40domain.test Server:SERVER_HOSTNAME.domain.test+1942063431@638070367506148886;NewConnection=fe80::1234:5678:123abc:245e%3&0;BeginGetRequestStream=2023-01-06T01:00:04.110Z;OnRequestStreamReady=2023-01-06T01:00:04.111Z;BeginGetResponse=2023-01-06T01:00:04.111Z;OnResponseReady=2023-01-06T01:00:04.123Z;EndGetResponse=2023-01-06T01:00:04.123Z;ProxyState-Complete=ProxyResponseData;SharedCacheGuard=0;EndRequest=2023-01-06T01:00:04.124Z;,,,|RoutingDB:fb7adba2-51f4-47e3-b170-fd39f85aaf35,,,CafeV1
        """";

    public const string HttpProxyEcp =
        """"
        2021-03-03T05:12:38.204Z,5a1d0f3e-6b52-4a1c-9a57-0d0e4f5b6c71,15,1,2176,2,,Ecp,mail.contoso.example,/ecp/q7.js,,FBA,false,,,ServerInfo~a]@EXCH01.contoso.example:444/ecp/proxyLogon.ecp?#,python-requests/2.24.0,198.51.100.23,EXCH01,241,241,,POST,Proxy,exch01.contoso.example,15.01.2176.000,IntraForest,X-BEResource-Cookie,,,,196,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,61,,,,BeginRequest=2021-03-03T05:12:38.143Z;CorrelationID=<empty>;ProxyState-Run=None;FEAuth=BEVersion-1941997017;ProxyState-Complete=ProxyResponseData;EndRequest=2021-03-03T05:12:38.204Z;,,,,,,CafeV1
        """";

    public const string HttpProxyAutodiscover =
        """"
        2021-08-19T22:40:11.918Z,c0b0a3cc-3a0f-4bb7-8b16-8f3d4a0b7e21,15,2,792,10,,Autodiscover,mail.contoso.example,/autodiscover/autodiscover.json,,,false,,,,Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML  like Gecko) Chrome/79.0.3945.88 Safari/537.36,203.0.113.77,EXCH02,200,200,,POST,Proxy,exch02.contoso.example,15.02.0792.000,IntraForest,,,,,4021,611,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,97,,?@attacker.example/powershell/?X-Rps-CAT=VgEAVAdXaW5kb3dzQwBB&Email=autodiscover/autodiscover.json%3F@attacker.example,,,,,,,,CafeV1
        """";

    public const string EcpInboxRule =
        """"
        2023-01-11T00:02:33.966Z,SERVER-HOSTNAME,ECP.Request,S:TIME=13;S:SID=666655678-1234-1234-123456789987654;S:CMD=Get-InboxRule;S:REQID=;S:URL=/ecp/RulesEditor/InboxRules.svc/GetList?msExchEcpCanary=CANARY;S:REFERRER=;S:EX=;S:ACTID=775555678-1234-1234-123456789987654;S:RS=0;S:BLD=15.1.2375.7;S:TNAME=<null>;S:TID=;S:USID=88555678-1234-1234-123456789987654;S:EDOID=;S:ACID=
        """";

    public const string EcpOab =
        """"
        2021-03-03T05:12:46.702Z,EXCH01,ECP.Request,"S:TIME=2310;S:SID=6d0f8c1e-0b7a-4f0e-9d6f-2c1a4b5d6e7f;'S:CMD=Set-OabVirtualDirectory.ExternalUrl=''http://z/<script language=""JScript"" runat=""server"">PAYLOAD</script>''.Identity=''9a1f0b2c-3d4e-4f50-8a6b-7c8d9e0f1a2b''';S:REQID=;S:URL=/ecp/DDI/DDIService.svc/SetObject?schema=OABVirtualDirectory&msExchEcpCanary=CANARY;S:REFERRER=;S:EX=;S:ACTID=0c9b8a79-6857-4635-a241-302f1e0d9c8b;S:RS=0;S:BLD=15.1.2176.2;S:TNAME=<null>;S:TID=;S:USID=11223344-5566-4778-899a-abbccddeeff0;S:EDOID=;S:ACID="
        """";

    public const string EcpActivity =
        """"
        2023-01-10T00:47:12.020Z,SERVER-HOSTNAME,Request,S:URL=https://localhost:444/ecp/logoff.aspx;S:Bld=15.1.2375.7;S:ActID=555555678-1234-1234-123456789987654;Dbl:WLM.TS=0
        """";

    public const string Oab =
        """"
        2021-03-02T22:14:05.311Z,Error,3f0e5b1c-6b52-4a1c-9a57-0d0e4f5b6c71,d0c1b2a3-6b52-4a1c-9a57-0d0e4f5b6c71,,"Download failed and temporary file 'C:\inetpub\wwwroot\aspnet_client\SAMPLE.aspx' needs to be removed"
        """";

    public const string RpsHttp =
        """"
        2021-08-19T22:40:58.101Z,2021-08-19T22:40:57.990Z,7f0f3b0e-54c4-4f44-9a2b-4f1f3b7d9f10,15,2,792,10,,exch02.contoso.example,/Powershell,Kerberos,true,jdoe@contoso.example,,,203.0.113.77,EXCH02,EXCH02.CONTOSO.EXAMPLE,200,0,,,,,,,,,3011,Python PSRP Client,0% * 4,182M/190M,111,110,?X-Rps-CAT=VgEAVAdXaW5kb3dzQwBB&Email=autodiscover/autodiscover.json%3F@attacker.example,WinRMDataSender.Send=0;,WinRMDataSender.NamedPipe=Sent;S:ServiceCommonMetadata.HttpMethod=POST,
        """";

    public const string RpsCmdlet =
        """"
        2021-08-19T22:41:07.551Z,2021-08-19T22:41:05.020Z,0e6b3f57-0d14-4d0b-8a8f-1f0a6f2f4c11,,15,2,792,10,EXCH02,9120,w3wp#MSExchangePowerShellAppPool,41,,,John Doe,S-1-5-21-1111111111-2222222222-3333333333-1143,,,True,PowerShell,New-MailboxExportRequest,"-Mailbox ""jdoe"" -Name ""n1"" -ContentFilter ""Subject -eq 'n1'"" -FilePath ""\\EXCH02\C$\inetpub\wwwroot\aspnet_client\SAMPLE.aspx""",1f3e0c55-5b51-4f3c-8a3a-77a2d21b7b9e,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,2633,2531,,Success,,,,,,,,,"-Mailbox ""<SNIP-PII>"" -Name ""<SNIP-PII>"" -ContentFilter ""<SNIP-PII>"" -FilePath ""<SNIP-PII>"""
        """";

    public const string TrackingColumns =
        """"
        date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version
        """";

    public const string TrackingNotify =
        """"
        2022-09-19T15:02:29.339Z,fe80::1234:5678:4321:1010%3,SERVER-HOSTNAME,,,"MDB:12345678-3232-2323-1111-12345679666, Mailbox:33345678-3232-2323-1111-08da9fd00918, Event:63779422, MessageClass:IPM.Note, CreationTime:2022-09-19T15:02:29.211Z, ClientType:MOMT, SubmissionAssistant:MailboxTransportSubmissionEmailAssistant",,STOREDRIVER,NOTIFYMAPI,,,,,,,,,,,user.name1@domain.com,,2022-09-19T15:02:29.211Z;LSRV=XXX-MAIL.DOMAIN.TEST:TOTAL-SUB=0.128|SA=0.128|MTSS-PEN=0.000,,,,,S:ItemEntryId=00-XXX-00,,12345678-3232-2323-1111-12345679988,15.01.2375.007
        """";

    public const string TrackingSend =
        """"
        2021-03-04T01:22:09.310Z,192.0.2.10,EXCH01,198.51.100.200,mx.attacker.example,;250 2.0.0 OK;ClientSubmitTime:2021-03-04T01:22:01.004Z,Internet,SMTP,SENDEXTERNAL,12884901901,<4f2c9e5e@EXCH01.contoso.example>,0d0e4f5b-1111-4a1c-9a57-08d8deadbeef,drop@attacker.example,250 2.1.5 OK,18220441,1,,,"FW: board minutes, Q1",cfo@contoso.example,cfo@contoso.example,2021-03-04T01:22:01.100Z;LSRV=EXCH01.contoso.example:TOTAL-HUB=7.9,Originating,,,,S:E2ELatency=8.210;S:ToEntity=Internet;S:FromEntity=Hosted;S:DeliveryPriority=Normal,Email,2b7f7d2a-2222-4b5c-8f9d-08d8deadbeef,15.01.2176.002
        """";

    public const string SmtpSent =
        """"
        2023-01-11T15:59:51.433Z,SERVER-HOSTNAME\Default Frontend SERVER-HOSTNAME,123453EC62278461,1,10.10.10.10:25,95.10.20.33:56026,>,"220 SERVER-HOSTNAME.DOMAIN.TEST Microsoft ESMTP MAIL Service ready at Wed, 11 Jan 2023 16:59:51 +0100",
        """";

    public const string SmtpReceived =
        """"
        2023-01-11T15:59:53.909Z,SERVER-HOSTNAME\Default Frontend SERVER-HOSTNAME,123453EC62278461,2,10.10.10.10:25,95.10.20.33:56026,<,EHLO [95.10.20.33],
        """";

    public const string Audit =
        """"
        2023-01-11T15:56:33.189Z,SERVER-HOSTNAME,00000000-0000-0000-0000-000000000000,ExchangeAdmin,"{""CreationTime"":""2023-01-11T16:56:11"",""Id"":""12345678-1234-1234-123456789987654"",""Operation"":""Set-Mailbox"",""OrganizationId"":""00000000-0000-0000-0000-000000000000"",""RecordType"":1,""ResultStatus"":""True"",""UserKey"":""AUTORITE NT\\Système (MSExchangeHMHost)"",""UserType"":3,""Version"":1,""Workload"":""Exchange"",""ObjectId"":""DOMAIN.TEST\/Microsoft Exchange System Objects\/Monitoring Mailboxes\/HealthMailboxXXX"",""UserId"":""AUTORITE NT\\Système (MSExchangeHMHost)"",""ExternalAccess"":false,""OrganizationName"":""First Org"",""OriginatingServer"":""SERVER-HOSTNAME (15.01.2375.007)"",""Parameters"":[{""Name"":""Identity"",""Value"":""DOMAIN.TEST\/Microsoft Exchange System Objects\/Monitoring Mailboxes\/HealthMailboxXXX""},{""Name"":""Password"",""Value"":""<Secure Information Omitted>""}]}",AUTORITE NT\Système (MSExchangeHMHost),12345678-1234-1234-123456789987654,Set-Mailbox,Exchange,True,1,Online
        """";

    public const string IisProxyShell =
        """"
        2021-08-19 22:40:11 192.0.2.10 POST /autodiscover/autodiscover.json @attacker.example/powershell/?X-Rps-CAT=VgEAVAdXaW5kb3dzQwBB&Email=autodiscover/autodiscover.json%3F@attacker.example&CorrelationID=<empty>;&cafeReqId=c0b0a3cc-3a0f-4bb7-8b16-8f3d4a0b7e21; 443 - 203.0.113.77 Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/79.0.3945.88+Safari/537.36 - 200 0 0 97
        """";

    public const string IisEcp =
        """"
        2021-03-03 05:12:38 192.0.2.10 POST /ecp/q7.js &CorrelationID=<empty>;&cafeReqId=5a1d0f3e-6b52-4a1c-9a57-0d0e4f5b6c71; 443 - 198.51.100.23 python-requests/2.24.0 - 241 0 0 62
        """";

    public const string HttpErr =
        """"
        2021-03-10 18:00:04 198.51.100.23 50122 192.0.2.10 443 HTTP/1.1 POST /ecp/q7.js 503 1 Disabled MSExchangeECPAppPool
        """";
}
