namespace Breakwater.Collection.Script;

/// <summary>The fixed parts of the script.</summary>
internal static class ScriptText
{
    public const string Head = """
        @echo off
        rem Breakwater @VERSION@: collects evidence of an Exchange server into a folder, with tools that Windows Server 2008 R2 already has.
        rem   collect.cmd OUTPUT-FOLDER [FURTHER-FOLDER ...]
        rem Run it as administrator. OUTPUT-FOLDER must not exist; another disk or a share is better than the server's own.
        rem FURTHER-FOLDER: logs or web folders that lie elsewhere, for example D:\IISLogs.
        rem It reads, and writes only below OUTPUT-FOLDER. Then: breakwater assess OUTPUT-FOLDER, breakwater collect verify OUTPUT-FOLDER
        setlocal EnableExtensions DisableDelayedExpansion
        if "%~1"=="" (
            echo usage: %~nx0 OUTPUT-FOLDER [FURTHER-FOLDER ...] 1>&2
            exit /b 2
        )
        set "OUT=%~f1"
        if exist "%OUT%" (
            echo "%OUT%" exists already; nothing was written 1>&2
            exit /b 2
        )
        md "%OUT%"
        if not exist "%OUT%\" exit /b 2
        set "TOOLS=%SystemRoot%\System32"
        set "BACKUP=/B"
        "%TOOLS%\net.exe" session >nul 2>nul
        if errorlevel 1 set "BACKUP="
        if not defined BACKUP echo not run as administrator: locked files and most logs will be missing 1>&2

        set "INSTALL="
        for %%V in (v14 v15) do for /f "tokens=2,*" %%A in ('%TOOLS%\reg.exe query "HKLM\SOFTWARE\Microsoft\ExchangeServer\%%V\Setup" /v MsiInstallPath 2^>nul') do if "%%A"=="REG_SZ" set "INSTALL=%%B"
        if not defined INSTALL for %%V in (V14 V15) do if exist "%SystemDrive%\Program Files\Microsoft\Exchange Server\%%V\" set "INSTALL=%SystemDrive%\Program Files\Microsoft\Exchange Server\%%V"
        if defined INSTALL if "%INSTALL:~-1%"=="\" set "INSTALL=%INSTALL:~0,-1%"

        set "CUSTODY=%OUT%\@CUSTODY@"
        >"%CUSTODY%" echo schema: breakwater.folder/1
        >>"%CUSTODY%" echo tool: breakwater script @VERSION@
        >>"%CUSTODY%" echo account: "%USERDOMAIN%\%USERNAME%"
        >>"%CUSTODY%" echo host: "%COMPUTERNAME%"
        >>"%CUSTODY%" echo started: %DATE% %TIME%
        call :now started
        >>"%CUSTODY%" echo clock offset: not measured
        >>"%CUSTODY%" echo install folder: "%INSTALL%"
        if not defined BACKUP >>"%CUSTODY%" echo not run as administrator
        "%TOOLS%\systeminfo.exe" 2>nul | "%TOOLS%\findstr.exe" /b /c:"OS " /c:"Time Zone" >>"%CUSTODY%"

        rem What is overwritten soonest comes first. wevtutil also writes what the event log service still holds in memory.
        set "LOGS=%OUT%\%SystemDrive:~0,1%\Windows\System32\winevt\Logs"
        set "HIVES=%OUT%\%SystemDrive:~0,1%\Windows\System32\config"
        md "%LOGS%"
        md "%HIVES%"

        """;

    public const string Tail = """
        :further
        shift
        if "%~1"=="" goto hashes
        call :copy "%~f1" /S "*"
        goto further

        :hashes
        rem Quoted path, then what certutil prints; only lines of hexadecimal digits count. No subroutine: 'call' would take per cent signs in names for arguments.
        set "HASHES=%OUT%\@HASHES@"
        >"%HASHES%" echo folder "%OUT%"
        for /f "delims=" %%F in ('dir /s /b /a-d "%OUT%"') do (
            >>"%HASHES%" echo "%%F"
            "%TOOLS%\certutil.exe" -hashfile "%%F" SHA256 >>"%HASHES%" 2>nul
        )
        >>"%CUSTODY%" echo finished: %DATE% %TIME%
        call :now finished
        echo written down elsewhere, this hash tells that the list of hashes is still the same:
        "%TOOLS%\certutil.exe" -hashfile "%HASHES%" SHA256
        exit /b 0

        :now
        rem %DATE% is in whatever order the server's settings say. WMI's is not: year to microseconds, then the minutes that local time is ahead of UTC. The inner loop drops the carriage return that wmic leaves.
        set "NOW="
        for /f "tokens=2 delims==" %%T in ('%TOOLS%\wbem\wmic.exe os get LocalDateTime /value ^<nul 2^>nul') do for /f "delims=" %%N in ("%%T") do set "NOW=%%N"
        if defined NOW >>"%CUSTODY%" echo %~1 by WMI: "%NOW%"
        if not defined NOW >>"%CUSTODY%" echo %~1 by WMI: not told
        exit /b 0

        :hive
        "%TOOLS%\reg.exe" save "HKLM\%~1" "%HIVES%\%~1" /y >nul 2>nul
        if not exist "%HIVES%\%~1" >>"%CUSTODY%" echo registry hive not saved: "%~1"
        exit /b 0

        :copy
        rem %1 folder, %2 how deep, then names. Retries would stop the collection at every locked file; junctions may lead in circles. Files that the lines above wrote are not replaced.
        if not exist "%~1\" exit /b 0
        set "FROM=%~f1"
        set "TO=%OUT%\%FROM:~0,1%%FROM:~2%"
        if "%FROM:~-1%"=="\" set "FROM=%FROM%."
        if "%TO:~-1%"=="\" set "TO=%TO:~0,-1%"
        set "DEPTH=%~2"
        set "NAMES="
        :names
        if "%~3"=="" goto run
        set NAMES=%NAMES% "%~3"
        shift /3
        goto names
        :run
        "%TOOLS%\robocopy.exe" "%FROM%" "%TO%" %NAMES% %DEPTH% %BACKUP% /COPY:DAT /XJ /XD "%OUT%" /XC /XN /XO /R:0 /W:0 /NP /NDL /NJH /NJS /LOG+:"%OUT%\@LOG@" >nul
        if errorlevel 8 >>"%CUSTODY%" echo not wholly copied: "%FROM%"
        exit /b 0

        """;
}
