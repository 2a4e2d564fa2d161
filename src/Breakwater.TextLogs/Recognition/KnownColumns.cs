namespace Breakwater.TextLogs.Recognition;

/// <summary>Column lists of the logs, for pieces without a header; with a header the header counts.</summary>
internal static class KnownColumns
{
    /// <summary>2016 late, 2019, SE; earlier versions stop after <c>EdgeTraceId</c> (70) or <c>GenericErrors</c> (69).</summary>
    public static readonly string[] HttpProxy = Names(
        "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,Protocol,UrlHost,UrlStem,ProtocolAction,AuthenticationType," +
        "IsAuthenticated,AuthenticatedUser,Organization,AnchorMailbox,UserAgent,ClientIpAddress,ServerHostName,HttpStatus,BackEndStatus,ErrorCode,Method," +
        "ProxyAction,TargetServer,TargetServerVersion,RoutingType,RoutingHint,BackEndCookie,ServerLocatorHost,ServerLocatorLatency,RequestBytes,ResponseBytes," +
        "TargetOutstandingRequests,AuthModulePerfContext,HttpPipelineLatency,CalculateTargetBackEndLatency,GlsLatencyBreakup,TotalGlsLatency," +
        "AccountForestLatencyBreakup,TotalAccountForestLatency,ResourceForestLatencyBreakup,TotalResourceForestLatency,ADLatency,SharedCacheLatencyBreakup," +
        "TotalSharedCacheLatency,ActivityContextLifeTime,ModuleToHandlerSwitchingLatency,ClientReqStreamLatency,BackendReqInitLatency,BackendReqStreamLatency," +
        "BackendProcessingLatency,BackendRespInitLatency,BackendRespStreamLatency,ClientRespStreamLatency,KerberosAuthHeaderLatency,HandlerCompletionLatency," +
        "RequestHandlerLatency,HandlerToModuleSwitchingLatency,ProxyTime,CoreLatency,RoutingLatency,HttpProxyOverhead,TotalRequestTime,RouteRefresherLatency," +
        "UrlQuery,BackEndGenericInfo,GenericInfo,GenericErrors,EdgeTraceId,DatabaseGuid,UserADObjectGuid,PartitionEndpointLookupLatency,RoutingStatus");

    public static readonly string[] Ews = Names(
        "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,Ring,ClientRequestId,AuthenticationType,IsAuthenticated,AuthenticatedUser," +
        "Organization,UserAgent,VersionInfo,ClientIpAddress,ServerHostName,FrontEndServer,SoapAction,HttpStatus,RequestSize,ResponseSize,ErrorCode," +
        "ImpersonatedUser,ProxyAsUser,ActAsUser,Cookie,CorrelationGuid,PrimaryOrProxyServer,TaskType,RemoteBackendCount,LocalMailboxCount,RemoteMailboxCount," +
        "LocalIdCount,RemoteIdCount,BeginBudgetConnections,EndBudgetConnections,BeginBudgetHangingConnections,EndBudgetHangingConnections,BeginBudgetAD," +
        "EndBudgetAD,BeginBudgetCAS,EndBudgetCAS,BeginBudgetRPC,EndBudgetRPC,BeginBudgetFindCount,EndBudgetFindCount,BeginBudgetSubscriptions," +
        "EndBudgetSubscriptions,MDBResource,MDBHealth,MDBHistoricalLoad,ThrottlingPolicy,ThrottlingDelay,ThrottlingRequestType,TotalDCRequestCount," +
        "TotalDCRequestLatency,TotalMBXRequestCount,TotalMBXRequestLatency,RecipientLookupLatency,ExchangePrincipalLatency,HttpPipelineLatency," +
        "CheckAccessCoreLatency,AuthModuleLatency,CallContextInitLatency,PreExecutionLatency,CoreExecutionLatency,TotalRequestTime," +
        "DetailedExchangePrincipalLatency,ClientStatistics,GenericInfo,AuthenticationErrors,GenericErrors,Puid,StartTime,ProcessId,TimeInGC,StartTotalMemory," +
        "EndTotalMemory,StartGCCounts,EndGCCounts,TokenBasedThrottlingPolicy,BudgetKey,CoinsCharged,CoinsChargedMethod,SidBudgetInfo,AppBudgetInfo," +
        "TenantBudgetInfo,ResourceAccessed,ResourceHealthBasedThreshold,ThrottledBy,BackoffHint,WorkClassification");

    public static readonly string[] RpsCmdlet = Names(
        "DateTime,StartTime,RequestId,ClientRequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ServerHostName,ProcessId,ProcessName,ThreadId," +
        "CultureInfo,Organization,AuthenticatedUser,ExecutingUserSid,EffectiveOrganization,UserServicePlan,IsAdmin,ClientApplication,Cmdlet,Parameters," +
        "CmdletUniqueId,UserBudgetOnStart,ContributeToFailFast,RunspaceSettingsCreationHint,ADViewEntireForest,ADRecipientViewRoot," +
        "ADConfigurationDomainControllers,ADPreferredGlobalCatalogs,ADPreferredDomainControllers,ADUserConfigurationDomainController," +
        "ADUserPreferredGlobalCatalog,ADuserPreferredDomainControllers,ThrottlingInfo,DelayInfo,ThrottlingDelay,IsOutputObjectRedacted,CmdletProxyStage," +
        "CmdletProxyRemoteServer,CmdletProxyRemoteServerVersion,CmdletProxyMethod,ProxiedObjectCount,CmdletProxyLatency,OutputObjectCount,ParameterBinding," +
        "BeginProcessing,ProcessRecord,EndProcessing,StopProcessing,BizLogic,PowerShellLatency,UserInteractionLatency,ProvisioningLayerLatency," +
        "ActivityContextLifeTime,TotalTime,ErrorType,ExecutionResult,CacheHitCount,CacheMissCount,GenericLatency,GenericInfo,GenericErrors,ObjectGuid," +
        "ExternalDirectoryOrganizationId,ExternalDirectoryObjectId,NonPiiParameters");

    public static readonly string[] RpsHttp = Names(
        "DateTime,StartTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,UrlHost,UrlStem,AuthenticationType," +
        "IsAuthenticated,AuthenticatedUser,Organization,ManagedOrganization,ClientIpAddress,ServerHostName,FrontEndServer,HttpStatus,SubStatus,ErrorCode," +
        "Action,CommandId,CommandName,SessionId,ShellId,FailFast,ContributeToFailFast,RequestBytes,ClientInfo,CPU,Memory,ActivityContextLifeTime,TotalTime," +
        "UrlQuery,GenericLatency,GenericInfo,GenericErrors");

    public static readonly string[] MapiHttp = Names(
        "DateTime,RequestId,MapiRequestId,ClientRequestId,RequestType,HttpStatusCode,ResponseCode,StatusCode,ReturnCode,TotalRequestLatency,DeploymentRing," +
        "MajorVersion,MinorVersion,BuildVersion,RevisionVersion,AuthenticatedUserEmail,UPN,Puid,TenantGuid,MailboxId,MDBGuid,ActAsUserEmail,ClientIP," +
        "SourceCafeServer,EdgeInfo,NetworkDeviceInfo,SessionCookie,SequenceCookie,MapiClientInfo,ClientSoftware,ClientSoftwareVersion,ClientMode," +
        "AuthenticationType,AuthModuleLatency,LiveIdBasicLog,LiveIdBasicError,LiveIdNegotiateError,OAuthLatency,OAuthError,OAuthErrorCategory,OAuthExtraInfo," +
        "AuthenticatedUser,RopIds,OperationSpecific,GenericInfo,GenericErrors");

    public static readonly string[] MessageTracking = Names(
        "date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id," +
        "network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address," +
        "return-path,message-info,directionality,tenant-id,original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version");

    public static readonly string[] Agent = Names(
        "Timestamp,SessionId,LocalEndpoint,RemoteEndpoint,EnteredOrgFromIP,MessageId,P1FromAddress,P2FromAddresses,Recipient,NumRecipients,Agent,Event,Action," +
        "SmtpResponse,Reason,ReasonData,Diagnostics,NetworkMsgID,TenantID,Directionality");

    public static readonly string[] Imap = Names(
        "dateTime,sessionId,seqNumber,sIp,cIp,user,duration,rqsize,rpsize,command,parameters,context,puid");

    public static readonly string[] Audit = Names(
        "Timestamp,Server,TenantId,RecordType,Data,UserKey,RecordId,Operation,Workload,ResultStatus,Version,Scope");

    public static readonly string[] SmtpProtocol = Names(
        "date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context");

    public static readonly string[] OabGenerator = Names(
        "timestamp,recordType,traceId,oabGuid,addressListGuid,message");

    /// <summary>ECP Server and ECP Activity share these.</summary>
    public static readonly string[] Ecp = Names(
        "TimeStamp,ServerName,EventId,EventData");

    /// <summary>HttpProxy of 2013 RTM (53): only its first and last columns are established, the latencies between them are numbered.</summary>
    public static readonly string[] HttpProxy2013Rtm =
    [
        .. HttpProxy.Take(33).Except(["UrlHost", "RoutingType"]),
        .. Enumerable.Range(32, 19).Select(n => $"Column{n}"),
        "UrlQuery", "GenericInfo", "GenericErrors",
    ];

    /// <summary>Default fields since IIS 8.</summary>
    public static readonly string[] Iis = (
        "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) " +
        "sc-status sc-substatus sc-win32-status time-taken").Split(' ');

    /// <summary>Default fields of IIS 7: no referer.</summary>
    public static readonly string[] Iis7 = [.. Iis.Where(c => c != "cs(Referer)")];

    /// <summary>HTTPERR without the columns that later Windows versions put in.</summary>
    public static readonly string[] HttpErr =
        "date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename".Split(' ');

    /// <summary>Names of a first column that make a bare row of names a header.</summary>
    public static bool IsTimeName(string column) =>
        column.Replace("-", "", StringComparison.Ordinal) is var name
        && (name.Equals("datetime", StringComparison.OrdinalIgnoreCase) || name.Equals("timestamp", StringComparison.OrdinalIgnoreCase));

    /// <summary>Numbers of columns of the known versions that begin with these columns and have more.</summary>
    public static int[] LongerForms(IReadOnlyList<string> columns)
    {
        int[] forms = columns.Count is 69 or 70 && columns.SequenceEqual(HttpProxy.Take(columns.Count), StringComparer.OrdinalIgnoreCase) ? [70, 74] : [];
        return [.. forms.Where(f => f > columns.Count)];
    }

    private static string[] Names(string list) => list.Split(',');
}
