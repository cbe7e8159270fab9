; The Setup for one user: no administrator, nothing outside the user's own folders.
; Unattended: Setup.exe /S [/D=C:\where]   Exit codes: 0 done, 2 stopped, 3 Windows too old, 4 the program is open,
; 5 the folder has other things in it.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
!define NAME "EIA wizard"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\eia-wizard"
!define TERMINALS "Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
!define TERMINAL "$LOCALAPPDATA\Microsoft\WindowsApps\wt.exe"
!define PROGRAM "$INSTDIR\python\python.exe"
Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\eia-wizard"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"
!ifdef SIGN
  !uninstfinalize '${SIGN}'
!endif

!include MUI2.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!define MUI_ICON "${STAGE}\eia-wizard.ico"
!define MUI_UNICON "${STAGE}\eia-wizard.ico"
!define MUI_WELCOMEPAGE_TITLE "Install the ${NAME}"
!define MUI_WELCOMEPAGE_TEXT "This installs the ${NAME} ${VERSION} for you alone. You need no administrator, and nothing else on this computer changes.$\r$\n$\r$\nYour drafts are kept in Documents. They stay where they are when you install a newer version, or remove the program.$\r$\n$\r$\nChoose Install to go on."
!define MUI_FINISHPAGE_TITLE "The ${NAME} is installed"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu: type EIA."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start the ${NAME} now"
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro Refuse CODE TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; Refuses while the program is open: Windows does not let anyone write to a program that runs.
!macro RefuseWhileOpen WHAT
  ${If} ${FileExists} "${PROGRAM}"
    ClearErrors
    FileOpen $0 "${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro Refuse 4 "The ${NAME} is open. Close it, and ${WHAT} again."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse 3 "The ${NAME} needs Windows 10 or newer."
  ${EndIf}
FunctionEnd

Function Start
  ExecShell "" "$SMPROGRAMS\${NAME}.lnk"
FunctionEnd

; Sets $R0 to the version of Windows Terminal of this user, such as 1.18.3181.0; "" without it.
Function FindTerminal
  StrCpy $R0 ""
  ${IfNot} ${FileExists} "${TERMINAL}"
    Return
  ${EndIf}
  StrCpy $R1 0
  next:
    EnumRegKey $R2 HKCU "${TERMINALS}" $R1
    StrCmp $R2 "" end
    IntOp $R1 $R1 + 1
    ${WordFind} $R2 "_" "+1" $R3
    StrCmp $R3 "Microsoft.WindowsTerminal" 0 next
    ${WordFind} $R2 "_" "+2" $R0
  end:
FunctionEnd

; Links python.exe itself, which its makers have signed: no script, no launcher of ours.
Function MakeLink
  SetOutPath "$DOCUMENTS"
  Call FindTerminal
  ; Older ones do not know --size, and would show an error instead.
  ${VersionCompare} "$R0" "1.18" $R1
  ${If} $R0 != ""
  ${AndIf} $R1 != 2
    CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "${TERMINAL}" '-w new --size 120,36 --title "${NAME}" "${PROGRAM}" -m eia_tui' "$INSTDIR\eia-wizard.ico" 0 SW_SHOWNORMAL "" "Equality impact assessments"
  ${Else}
    CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "${PROGRAM}" "-m eia_tui" "$INSTDIR\eia-wizard.ico" 0 SW_SHOWNORMAL "" "Equality impact assessments"
  ${EndIf}
FunctionEnd

; The classic console: 120 by 36, a font with all signs, and no QuickEdit, with which a click stops the program.
!macro ConsoleSettings KEY
  WriteRegDWORD HKCU "Console\${KEY}" "WindowSize" 0x00240078
  WriteRegDWORD HKCU "Console\${KEY}" "ScreenBufferSize" 0x00240078
  WriteRegDWORD HKCU "Console\${KEY}" "QuickEdit" 0
  WriteRegStr HKCU "Console\${KEY}" "FaceName" "Consolas"
  WriteRegDWORD HKCU "Console\${KEY}" "FontSize" 0x00120000
!macroend

Section
  ${If} ${FileExists} "${PROGRAM}"
    ${IfNot} ${FileExists} "$INSTDIR\uninstall.exe"
      !insertmacro Refuse 5 "$INSTDIR has another Python in it. Choose another folder."
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhileOpen "run the setup"
  ; An older version goes first, whole. Drafts are elsewhere.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\licences"
  ${EndIf}
  SetOutPath "$INSTDIR"
  SetOverwrite on
  WriteUninstaller "$INSTDIR\uninstall.exe"
  File /r "${STAGE}\*"
  Call MakeLink
  ; A console takes the settings of the link's name, or those of the program's path with _ for \.
  !insertmacro ConsoleSettings "${NAME}"
  ${WordReplace} "${PROGRAM}" "\" "_" "+" $R4
  !insertmacro ConsoleSettings "$R4"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\eia-wizard.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "eia-wizard"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Only what the setup put there goes: drafts, settings and unsaved text stay.
Section Uninstall
  !insertmacro RefuseWhileOpen "remove it"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\eia-wizard.cmd"
  Delete "$INSTDIR\eia-wizard.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\parts.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ${un.WordReplace} "${PROGRAM}" "\" "_" "+" $R4
  DeleteRegKey HKCU "Console\$R4"
  DeleteRegKey HKCU "Console\${NAME}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
