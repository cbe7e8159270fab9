; The Setup for one user: no administrator, nothing outside the user's own folders.
; Unattended: Setup.exe /S [/D=C:\where]   Exit codes: 0 done, 1 cancelled, 2 a file could not be written, 3 Windows is
; too old, 4 the program is open, 5 the folder has another program in it.
!include common.nsh
!define TERMINALS "Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
!define TERMINAL "$LOCALAPPDATA\Microsoft\WindowsApps\wt.exe"
InstallDir "$LOCALAPPDATA\Programs\eia-wizard"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIAddVersionKey "FileDescription" "${NAME} setup"

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
!insertmacro MUI_LANGUAGE "English"

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
  ${IfNot} ${FileExists} "$INSTDIR\parts.cdx.json"
    ${If} ${FileExists} "$INSTDIR\python"
    ${OrIf} ${FileExists} "$INSTDIR\app"
    ${OrIf} ${FileExists} "$INSTDIR\licences"
      !insertmacro Refuse 5 "$INSTDIR has another program in it. Choose another folder."
    ${EndIf}
  ${EndIf}
  !insertmacro RefuseWhileOpen "run the Setup"
  ; An older version goes first, whole. Drafts are elsewhere.
  ${If} ${FileExists} "$INSTDIR\parts.cdx.json"
    !insertmacro RemoveFolders
  ${EndIf}
  SetOutPath "$INSTDIR"
  SetOverwrite on
  File "${STAGE}\parts.cdx.json" ; first, so that a Setup that was stopped can be run again
  File "/oname=uninstall.exe" "${UNINSTALLER}"
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
