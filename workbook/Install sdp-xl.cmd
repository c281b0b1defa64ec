@echo off
rem Installs sdp-xl on Windows by a double click: finds Python, makes the private environment, runs sdp-xl install there.
rem If a folder "wheels" stands beside this file, everything comes from it, without any network.
setlocal DisableDelayedExpansion
set "ENV=%LOCALAPPDATA%\sdp-xl\env"
set "FITS=import sys; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)"
set "STORE=import sys; sys.exit('WindowsApps' in sys.base_prefix)"
set "PYTHON="

call :look "%ProgramW6432%\Python3*"
call :look "%LOCALAPPDATA%\Programs\Python\Python3*"
if not defined PYTHON call :launcher "%SystemRoot%\py.exe"
if not defined PYTHON call :launcher "%LOCALAPPDATA%\Programs\Python\Launcher\py.exe"
if not defined PYTHON (
    echo Python 3.11 or newer, 64 bit, was not found. Install it from python.org or your software center, not from the
    echo Microsoft Store, which hides from Excel what it writes, and double-click this file again.
    goto failed
)

echo Installing sdp-xl with %PYTHON%. This takes a minute or two.
"%PYTHON%" -I -m venv "%ENV%"
if errorlevel 1 (
    echo The private Python environment could not be made. Close Excel and try again, or ask your IT staff.
    goto failed
)
if exist "%~dp0wheels\" (
    "%ENV%\Scripts\python.exe" -I -m pip install --quiet --upgrade --no-index --find-links "%~dp0wheels" sdp-xl
) else (
    "%ENV%\Scripts\python.exe" -I -m pip install --quiet --upgrade sdp-xl
)
if errorlevel 1 (
    echo The packages could not be installed. Is this computer connected, or is the folder "wheels" complete?
    goto failed
)
if exist "%~dp0wheels\" (
    "%ENV%\Scripts\python.exe" -I -m sdp_xl install --from "%~dp0wheels"
) else (
    "%ENV%\Scripts\python.exe" -I -m sdp_xl install
)
if errorlevel 1 (
    echo sdp-xl was not installed; the reason stands above.
    goto failed
)
echo.
echo sdp-xl is installed. Start Excel again: it has a ribbon tab SDP.
echo To remove it: "%ENV%\Scripts\sdp-xl.exe" uninstall
pause
exit /b 0

:failed
echo.
pause
exit /b 1

:look
for /d %%D in ("%~1") do if exist "%%~D\python.exe" "%%~D\python.exe" -I -c "%FITS%" && set "PYTHON=%%~D\python.exe"
exit /b 0

:launcher
if not exist "%~1" exit /b 0
for /f "delims=" %%L in ('""%~1" -3 -I -c "import sys; print(sys.executable)""') do (
    "%%L" -I -c "%FITS%" && "%%L" -I -c "%STORE%" && set "PYTHON=%%L"
)
exit /b 0
